import LinearAlgebra

/// Eight queries that search a tree together, and the scratch they search in.
struct QueryPacket {
    static let lanes = NeighbourTree.lanes

    /// The queries row by row, and as a panel, column by column.
    private var rows: [Double]
    private var panel: [Double]
    private let depth: Int
    /// How many of the eight are queries; the others repeat the last.
    private(set) var count = 0

    init(depth: Int) {
        self.depth = depth
        // A place to point at, even where there are no columns.
        rows = Array(repeating: 0, count: max(1, Self.lanes * depth))
        panel = rows
    }

    /// Takes up to eight queries.
    ///
    /// - Parameter cell: of a query, counted from 0, in a column.
    mutating func load(_ count: Int, cell: (_ query: Int, _ column: Int) -> Double) {
        self.count = count
        for lane in 0..<Self.lanes {
            for column in 0..<depth {
                let value = cell(min(lane, count - 1), column)
                rows[lane * depth + column] = value
                panel[column * Self.lanes + lane] = value
            }
        }
    }

    /// Takes the rows at the positions of a panel of the tree itself.
    mutating func load(panel number: Int, of tree: NeighbourTree) {
        let depth = depth
        tree.panels.cells.withUnsafeBufferPointer { cells in
            load(min(Self.lanes, tree.count - number * Self.lanes)) { lane, column in
                cells[(number * depth + column) * Self.lanes + lane]
            }
        }
    }

    /// Takes up to eight rows of a matrix.
    mutating func load(of queries: Matrix, from first: Int) {
        let depth = depth
        queries.withUnsafeElements { cells in
            load(min(Self.lanes, queries.rows - first)) { cells[(first + $0) * depth + $1] }
        }
    }

    func withUnsafeQueries<Result>(_ body: (_ rows: UnsafePointer<Double>, _ panel: UnsafePointer<Double>) -> Result) -> Result {
        rows.withUnsafeBufferPointer { rows in
            panel.withUnsafeBufferPointer { panel in body(rows.baseAddress!, panel.baseAddress!) }
        }
    }
}
