import LinearAlgebra

/// Every pair of rows once, with its squared distance in double precision, in an order that fixes what is added to what.
///
/// Rows are dealt to a fixed number of stripes as cards are dealt to players, whatever the number of threads. A stripe
/// takes its rows in order and keeps a state of its own; the states are what the caller then reduces, in their order.
struct RowPairs: Sendable {
    static let stripes = 16
    private let points: Points
    private let panels: Panels<Double>

    /// - Parameter points: with at least one column.
    init(_ points: Points) {
        self.points = points
        let columns = points.columns.count
        panels = points.values.withUnsafeElements { cells in
            Panels(rows: points.count, depth: columns) { cells[$0 * columns + $1] }
        }
    }

    /// One state a stripe, each fed with the pairs of its rows.
    ///
    /// - Parameters:
    ///   - states: one a stripe.
    ///   - progress: the part of the caller's work that this is.
    ///   - add: takes a row, rows after it that follow each other, and the squared distances to those.
    /// - Complexity: O(n²·d); memory for a second copy of the rows.
    func reduce<State: Sendable>(
        into states: inout [State], in execution: Execution, progress: Range<Double> = 0..<1,
        _ add: @Sendable (inout State, Int, Range<Int>, UnsafePointer<Double>) -> Void
    ) throws(ClusteringError) {
        let rows = Self.stripes * rowsAtOnce
        let slices = (points.count + rows - 1) / rows
        try states.withUnsafeMutableBufferPointer { (buffer) throws(ClusteringError) in
            // Each stripe writes its own state alone.
            nonisolated(unsafe) let states = buffer
            for slice in 0..<slices {
                let taken = slice * rows..<min(points.count, (slice + 1) * rows)
                _ = try execution.map(Self.stripes) { stripe in
                    reduce(taken, stripe: stripe, into: &states[stripe], add)
                }
                let share = Double(slice + 1) / Double(slices)
                execution.progress(progress.lowerBound + share * (progress.upperBound - progress.lowerBound))
            }
        }
    }

    /// Rows that a stripe takes between two looks at whether to stop: some milliseconds of work.
    private var rowsAtOnce: Int {
        min(64, max(8, 20_000_000 / (points.count * (points.columns.count + 8) + 1)))
    }

    /// Panels whose cells stay in a core's cache while a stripe's rows pass by.
    private var panelsAtOnce: Int { max(1, 4096 / points.columns.count) }

    private func reduce<State>(
        _ rows: Range<Int>, stripe: Int, into state: inout State,
        _ add: (inout State, Int, Range<Int>, UnsafePointer<Double>) -> Void
    ) {
        let (lanes, depth, width) = (Panels<Double>.lanes, points.columns.count, panelsAtOnce)
        points.values.withUnsafeElements { cells in
            guard let cells = cells.baseAddress else { return }
            withUnsafeTemporaryAllocation(of: Double.self, capacity: width * lanes) { room in
                guard let squares = room.baseAddress else { return }
                for tile in stride(from: rows.lowerBound / lanes, to: panels.count, by: width) {
                    let end = min(panels.count, tile + width)
                    for row in stride(from: rows.lowerBound + stripe, to: rows.upperBound, by: Self.stripes) {
                        let first = max(tile, (row + 1) / lanes)
                        let others = max(first * lanes, row + 1)..<max(first * lanes, row + 1, min(points.count, end * lanes))
                        guard !others.isEmpty else { continue }
                        panels.squaredDistances(from: cells + row * depth, panels: first..<end, into: squares)
                        add(&state, row, others, squares + (others.lowerBound - first * lanes))
                    }
                }
            }
        }
    }
}
