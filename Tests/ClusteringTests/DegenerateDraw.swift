import LinearAlgebra
import Vocabulary

@testable import Clustering

/// A table with a random mixture of everything that tables can have wrong, drawn from a seed.
struct DegenerateDraw: Sendable {
    private(set) var stream: RandomStream
    let values: Matrix
    let texts: [CategoricalColumn]
    let weights: [Double]
    /// What it is made of, to find it again by.
    let description: String

    private static let rowCounts = [1, 2, 3, 4, 7, 16, 17, 40, 90]
    private static let columnCounts = [0, 1, 1, 2, 3, 5, 16, 33, 400]
    private static let magnitudes = [.leastNonzeroMagnitude, 0x1p-1040, 1e-300, 1e-160, 1e-20, 1e-3, 1, 1, 1, 1e3, 1e15, 1e80, 1e100]

    init(seed: Int) {
        var stream = RandomStream(seed: seed, purpose: 77)
        let rows = stream.element(of: Self.rowCounts)
        let columns = stream.element(of: Self.columnCounts)
        let distinct = stream.element(of: [1, 2, 3, rows, rows, rows])
        var cells = [Double](repeating: 0, count: rows * columns)
        for column in 0..<columns {
            let fill = stream.nextIndex(below: 6)
            let (scale, offset) = (stream.element(of: Self.magnitudes), stream.element(of: [0, 0, 0, 1, 1e9, -1e99]))
            for row in 0..<rows {
                let source = row % distinct
                let unit = source < row ? cells[source * columns + column] : Self.unit(fill, row, &stream)
                cells[row * columns + column] = source < row ? unit : max(-1e100, min(1e100, unit * scale + offset))
            }
        }
        if rows * columns > 0, stream.nextIndex(below: 4) == 0 {
            cells[stream.nextIndex(below: cells.count)] = stream.element(of: [1e100, -1e100, 1e50, 0, 1e-300])
        }
        values = Matrix(rows: rows, columns: columns, elements: cells)
        let kinds = (0..<stream.nextIndex(below: 3)).map { _ in stream.element(of: [1, 2, 5, rows]) }
        texts = kinds.enumerated().map { position, kind in
            CategoricalColumn(name: "t\(position)", cells: (0..<rows).map { "t\($0 * 7 % kind)" })
        }
        let extremes = [1, 1, 2, 0.1, 1e-300, 1e100, .leastNonzeroMagnitude]
        weights = (0..<rows).map { _ in stream.element(of: extremes) }
        description = "seed \(seed): \(rows) × \(columns), \(distinct) distinct, texts of \(kinds)"
        self.stream = stream
    }

    private static func unit(_ fill: Int, _ row: Int, _ stream: inout RandomStream) -> Double {
        switch fill {
        case 0: 1
        case 1: Double(row % 3) - 1
        case 2: Double(stream.nextIndex(below: 4))
        case 3: Double(row * row % 7)
        default: stream.nextUniform() * 2 - 1
        }
    }

    /// The table as an algorithm takes it, with texts and weights for those that can use them.
    mutating func points(for type: any Algorithm.Type) throws(ClusteringError) -> Points {
        let takesTexts = type.abilities.contains(.categories) && stream.nextIndex(below: 2) == 0
        let isWeighted = type.abilities.contains(.weights) && stream.nextIndex(below: 2) == 0
        let isText = type.abilities.contains(.onlyCategories)
        let values = isText ? Matrix(rows: values.rows, columns: 0) : values
        return try Points(
            ids: (0..<values.rows).map { "r\($0)" }, columns: (0..<values.columns).map { "x\($0)" }, values: values,
            categories: takesTexts || isText ? texts : [], weights: isWeighted ? weights : nil)
    }

    /// The table with holes.
    mutating func frame() throws(ClusteringError) -> Frame {
        let share = stream.element(of: [0, 0, 0.2, 1])
        var cells = values.elements
        for position in cells.indices where stream.nextUniform() < share { cells[position] = .nan }
        return try Frame(
            ids: (0..<values.rows).map { "r\($0)" }, columns: (0..<values.columns).map { "x\($0)" },
            values: Matrix(rows: values.rows, columns: values.columns, elements: cells),
            categories: texts.map { column in
                CategoricalColumn(name: column.name, cells: column.cells.map { stream.nextUniform() < share ? nil : $0 })
            })
    }

    /// Some labels, of which some are missing.
    mutating func partition() -> Partition {
        let count = 1 + stream.nextIndex(below: 5)
        let noise = stream.element(of: [0, 0, 0.3, 1])
        return Partition((0..<values.rows).map { _ in stream.nextUniform() < noise ? nil : stream.nextIndex(below: count) })
    }

    /// Settings that mean so much more work are drawn from few small numbers.
    private static let work: Set<String> = [
        "n_init", "max_iter", "samples", "trees", "n_estimators", "references", "batch_size", "convergence_iter",
        "max_no_improvement", "max_subclusters",
    ]

    /// Sets about every third option to some legal value, extreme ones among them.
    mutating func vary<Item: Described>(_ item: Item) -> Item {
        var varied = item
        for option in Item.signature where option.role == .option && stream.nextIndex(below: 3) == 0 {
            let value = value(of: option.kind, isWork: Self.work.contains(option.name))
            // What is out of range stays as it was.
            try? varied.set(option.name, to: value)
        }
        return varied
    }

    private mutating func value(of kind: ValueKind, isWork: Bool) -> Value {
        switch kind {
        case .flag: .flag(stream.nextIndex(below: 2) == 0)
        case .integer: .integer(stream.element(of: isWork ? [1, 2, 3, 20] : [0, 1, 2, 3, 5, 10, 100, 100_000, .max, .min]))
        case .number: .number(stream.element(of: [0, 0.05, 0.3, 0.5, 0.95, 1, 3, 100, 1e-300, 1e-5, 1e100, 1e300, -1e300, -1]))
        case .choice(let words): .text(stream.element(of: words))
        case .optional(let wrapped): stream.nextIndex(below: 3) == 0 ? .absent : value(of: wrapped, isWork: isWork)
        default: .absent
        }
    }
}

extension RandomStream {
    fileprivate mutating func element<Element>(of elements: [Element]) -> Element {
        elements[nextIndex(below: elements.count)]
    }
}
