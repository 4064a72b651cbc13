import Assets
import Vocabulary

/// What went wrong between a workspace and the disk.
public enum StoreError: Error, Sendable {
    case notAFolder(String)
    /// The operating system refused `operation` on `path`; `reason` is its own message.
    case disk(operation: String, path: String, reason: String)
    /// The workspace was written by a newer program.
    case newerSchema(found: Int, known: Int, path: String)
    /// SQLite refused; `message` is its own.
    case catalogue(code: Int, message: String, path: String)
    /// A record in the catalogue that cannot be read back or written down.
    case unreadable(String, reason: String)
    case damaged(AssetSlice, path: String, Damage)
    /// What was to write an artifact failed.
    case artifact(String, of: AssetSlice, cause: any Error)

    /// How a file differs from what the catalogue says of it.
    public enum Damage: Sendable, Hashable {
        case missing
        case size(expected: Int, found: Int)
        case content
    }
}

extension StoreError: Diagnosable {
    public var diagnostic: Diagnostic {
        switch self {
        case .notAFolder(let path):
            Diagnostic(
                .unwritable, "the workspace is not a folder", given: path, expected: "a folder, or a name not yet taken"
            )
        case .disk(let operation, let path, let reason):
            Diagnostic(.unwritable, "cannot \(operation) \(path): \(reason)", given: path)
        case .newerSchema(let found, let known, let path):
            Diagnostic(
                .unreadable, "the workspace \(path) was written by a newer version of clustering",
                given: "schema \(found)", expected: "schema \(known) or older")
        case .catalogue(let code, let message, let path):
            Diagnostic(.damagedStore, "the catalogue refused: \(message) (SQLite \(code))", given: path)
        case .unreadable(let record, let reason):
            Diagnostic(.damagedStore, "the catalogue's record of \(record) is unreadable: \(reason)", given: record)
        case .damaged(let slice, let path, let damage):
            Diagnostic(
                .damagedStore, "\(slice.text) is damaged: \(path) \(damage.phrase)", given: path,
                next: "run \(slice.text)")
        case .artifact(let name, let slice, let cause):
            (cause as? any Diagnosable)?.diagnostic
                ?? Diagnostic(.unwritable, "cannot write \(name) of \(slice.text): \(cause)", given: name)
        }
    }
}

extension StoreError.Damage {
    fileprivate var phrase: String {
        switch self {
        case .missing: "is missing"
        case .size(let expected, let found): "has \(found.counted("byte")) instead of \(expected.grouped)"
        case .content: "holds something else than was written"
        }
    }
}
