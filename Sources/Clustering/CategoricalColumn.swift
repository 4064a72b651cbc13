/// A column of text; a missing cell is `nil`.
public struct CategoricalColumn: Sendable, Hashable, Codable {
    public let name: String
    public let cells: [String?]

    public init(name: String, cells: [String?]) {
        self.name = name
        self.cells = cells
    }

    /// The distinct texts, sorted.
    public var levels: [String] { Set(cells.compactMap(\.self)).sorted() }

    /// The most frequent text, of equals the first in sorted order; `nil` where every cell is missing.
    public var mode: String? {
        let frequencies = cells.reduce(into: [String: Int]()) { counts, cell in
            if let cell { counts[cell, default: 0] += 1 }
        }
        return frequencies.min { (-$0.value, $0.key) < (-$1.value, $1.key) }?.key
    }

    func selecting(rows: [Int]) -> CategoricalColumn {
        CategoricalColumn(name: name, cells: rows.map { cells[$0] })
    }
}
