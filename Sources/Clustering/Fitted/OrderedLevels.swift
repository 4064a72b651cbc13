import LinearAlgebra
import Vocabulary

/// The levels of some text columns in an order, each to become its place in it.
public struct OrderedLevels: FittedStep {
    public struct Column: Sendable, Hashable, Codable {
        public let name: String
        /// The first is 0.
        public let levels: [String]
    }

    let step: String
    public let columns: [Column]
    /// What a missing or unknown level becomes; `nil` for a missing cell.
    public let code: Double?

    public func apply(to frame: Frame, in execution: Execution) throws(ClusteringError) -> Prepared {
        let positions = try frame.names.texts(called: columns.map(\.name))
        var changes: [Change] = []
        var coded: [[Double]] = []
        for (column, position) in zip(columns, positions) {
            let places = Dictionary(zip(column.levels, 0...), uniquingKeysWith: { first, _ in first })
            let cells = frame.categories[position].cells.map { cell in cell.flatMap { places[$0] } }
            coded.append(cells.map { $0.map(Double.init) ?? code ?? .nan })
            changes.append(column.change(step: step))
            changes += frame.categories[position].changes(
                step, levels: column.levels, outcome: code.map { "\($0)" } ?? "a missing cell", fillsMissing: code != nil)
        }
        let names = Set(columns.map(\.name))
        let extended = frame.appending(columns: columns.map(\.name), coded)
        return Prepared(
            frame: extended.replacing(categories: frame.categories.filter { !names.contains($0.name) }), changes: changes)
    }

    /// Takes each number back to the nearest level, the lower of two as near.
    public func invert(_ frame: Frame) throws(ClusteringError) -> Frame {
        let places = frame.places(in: columns.map(\.name))
        let positions = columns.indices.compactMap { column in places.firstIndex(of: column).map { (columns[column], $0) } }
        let texts = positions.map { column, position in
            CategoricalColumn(
                name: column.name,
                cells: (0..<frame.rowCount).map { row in frame[row, position].flatMap { column.level(at: $0, code: code) } })
        }
        let rest = try frame.selecting(columns: zip(frame.columns, places).filter { $0.1 == nil }.map(\.0))
        return rest.replacing(categories: rest.categories + texts)
    }

    public var text: String {
        "orders the levels of \(columns.count.counted("text column")); an unknown one is "
            + (code.map { "\($0)" } ?? "missing")
    }
}

extension OrderedLevels.Column {
    fileprivate func change(step: String) -> Change {
        let order = levels.count > 8 ? levels.prefix(8).joined(separator: ", ") + ", …" : levels.joined(separator: ", ")
        return Change(step: step, kind: .columnAdded, column: name, reason: "0, 1, … for \(order)")
    }

    fileprivate func level(at number: Double, code: Double?) -> String? {
        guard !levels.isEmpty, number != code else { return nil }
        return levels[Int(min(max((number - 0.5).rounded(.up), 0), Double(levels.count - 1)))]
    }
}

extension Frame {
    /// The rows with further numeric columns after their own.
    func appending(columns names: [String], _ cells: [[Double]]) -> Frame {
        guard !names.isEmpty else { return self }
        let width = columns.count + names.count
        var wider = Matrix(rows: rowCount, columns: width)
        wider.withUnsafeMutableElements { target in
            values.withUnsafeElements { source in
                for row in 0..<rowCount {
                    for column in columns.indices { target[row * width + column] = source[row * columns.count + column] }
                }
            }
            for (column, added) in zip(columns.count..., cells) {
                for row in 0..<rowCount { target[row * width + column] = added[row] }
            }
        }
        return replacing(columns: columns + names, values: wider)
    }
}
