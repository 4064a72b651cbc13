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

    /// The cells that hold a text which is none of some levels.
    ///
    /// - Returns: how many, and the first such text in the order of the rows; `nil` where there are none.
    public func unknown(besides levels: some Collection<String>) -> (count: Int, first: String)? {
        let known = Set(levels)
        let unknown = cells.compactMap { cell in cell.flatMap { known.contains($0) ? nil : $0 } }
        return unknown.first.map { (unknown.count, $0) }
    }

    /// What a step says of missing cells and of levels it has not learned.
    ///
    /// - Parameters:
    ///   - outcome: what becomes of either: “0 in all its columns”.
    ///   - fillsMissing: whether a missing cell is none afterwards.
    func changes(_ step: String, levels: [String], outcome: String, fillsMissing: Bool = true) -> [Change] {
        let missing = fillsMissing ? cells.count { $0 == nil } : 0
        var changes: [Change] = []
        if missing > 0 {
            changes.append(Change(step: step, kind: .cellsFilled, column: name, count: missing, reason: "\(outcome), for a missing level"))
        }
        if let unknown = unknown(besides: levels) {
            changes.append(
                Change(
                    step: step, kind: .levelsUnknown, column: name, count: unknown.count,
                    reason: "\(unknown.first) first; \(outcome) stands for them"))
        }
        return changes
    }

    func selecting(rows: [Int]) -> CategoricalColumn {
        CategoricalColumn(name: name, cells: rows.map { cells[$0] })
    }
}
