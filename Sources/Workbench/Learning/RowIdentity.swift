import Tables
import Vocabulary

/// What the rows of a source are called, for finding them in another.
struct RowIdentity {
    /// What the source is called in replies.
    let source: String
    let ids: Column
    /// Why the rows are not named as they were before.
    var note: String?

    /// Refuses to look for rows where they cannot be found: where only one of the two has names for them, where neither has and
    /// numbers cannot mean the same, and where no row of the one is among the other's.
    func requireCommonRows(with other: RowIdentity, expected: String, next: String? = nil) throws(Diagnostic) {
        if let empty = [self, other].first(where: { $0.ids.count == 0 }) {
            throw Diagnostic(.undefinedResult, "\(empty.source) has no rows", given: empty.source, expected: expected, next: next)
        }
        guard ids.areRowNumbers == other.ids.areRowNumbers else {
            let (numbered, named) = ids.areRowNumbers ? (self, other) : (other, self)
            throw Diagnostic(
                .undefinedResult, "rows of \(named.source) are named by \(named.ids.name), and those of \(numbered.source) only numbered",
                given: numbered.note ?? note ?? "\(examples), \(other.examples)", expected: expected, next: next)
        }
        guard !ids.areRowNumbers || ids.count == other.ids.count else {
            throw Diagnostic(
                .undefinedResult, "rows of \(source) and \(other.source) are only numbered, and there are not as many of both",
                given: "\(ids.count.counted("row")) against \(other.ids.count.counted("row"))", expected: expected, next: next)
        }
        guard Set(ids.texts).isDisjoint(with: other.ids.texts) else { return }
        throw Diagnostic(
            .undefinedResult, "\(source) and \(other.source) have no row in common", given: "\(examples), \(other.examples)",
            expected: expected, next: next)
    }

    /// The first ids: “shop 101, 102, … of groups”.
    private var examples: String {
        let first = ids.texts.prefix(2).compactMap(\.self)
        return "\(ids.name) \((first + (ids.count > first.count ? ["…"] : [])).joined(separator: ", ")) of \(source)"
    }
}

extension Column {
    /// Whether these are the numbers given to rows that nothing names.
    var areRowNumbers: Bool {
        name == LearningRows.numberColumn && texts.enumerated().allSatisfy { $1 == String($0 + 1) }
    }
}
