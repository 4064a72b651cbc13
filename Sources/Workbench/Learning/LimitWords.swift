import Clustering
import Vocabulary

/// Limits as they are typed, by the ids of rows.
struct LimitWords: Sendable {
    var minimumSize: Double?
    var maximumSize: Double?
    /// `ID:GROUP`, in training any word, in assigning the number of a cluster.
    var pins: [String] = []
    /// `ID+ID`.
    var together: [String] = []
    /// `ID+ID`.
    var apart: [String] = []

    var isEmpty: Bool { minimumSize == nil && maximumSize == nil && pins.isEmpty && together.isEmpty && apart.isEmpty }

    /// The limits of rows with these ids.
    ///
    /// - Parameter sizes: how much of a cluster's size each row takes; `nil` where rows are counted.
    func limits(ids: [String], sizes: [Double]?, pin: (String) throws -> Pin) throws -> Limits {
        var limits = Limits(minimumSize: minimumSize, maximumSize: maximumSize, sizes: sizes)
        let names = RowNames(ids)
        for word in pins {
            guard let colon = word.lastIndex(of: ":"), colon > word.startIndex, word.index(after: colon) < word.endIndex else {
                throw Diagnostic(.wrongKind, "pin takes rows and their groups", given: word, expected: "ID:GROUP, such as 367:a")
            }
            try limits.pin(String(word[..<colon]), to: try pin(String(word[word.index(after: colon)...])), in: names)
        }
        for (first, second) in try pairs(together, "must_link") { try limits.link(first, second, in: names) }
        for (first, second) in try pairs(apart, "cannot_link") { try limits.separate(first, second, in: names) }
        return limits
    }

    /// The settings that are given, by the names they are typed under.
    var settings: [(name: String, value: Value)] {
        [
            ("min_size", minimumSize.value), ("max_size", maximumSize.value), ("pin", pins.value), ("must_link", together.value),
            ("cannot_link", apart.value),
        ].filter { $0.1 != .absent && $0.1 != .list([]) }
    }

    /// Every two neighbours of a chain `A+B+C`.
    private func pairs(_ chains: [String], _ option: String) throws -> [(String, String)] {
        try chains.flatMap { chain in
            let ids = chain.split(separator: "+", omittingEmptySubsequences: false).map(String.init)
            guard ids.count > 1, !ids.contains("") else {
                throw Diagnostic(.wrongKind, "\(option) takes rows that go together or apart", given: chain, expected: "ID+ID, such as 367+371")
            }
            return option == "must_link"
                ? Array(zip(ids, ids.dropFirst()))
                : ids.indices.flatMap { first in ids.indices.dropFirst(first + 1).map { (ids[first], ids[$0]) } }
        }
    }
}
