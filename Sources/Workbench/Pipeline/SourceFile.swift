import Foundation
import Store
import Vocabulary

/// A file outside the workspace that a result was made from, with what it held then.
struct SourceFile: Sendable, Hashable {
    let path: String
    let sha256: String

    /// Reads the file once. O(bytes).
    init(at path: String) throws(Diagnostic) {
        self.path = URL(filePath: path).path
        do {
            sha256 = try Digest.ofFile(at: self.path).sha256
        } catch {
            throw Diagnostic(.missingFile, "there is no file \(path)", given: path)
        }
    }

    private init(path: String, sha256: String) {
        self.path = path
        self.sha256 = sha256
    }

    private static let mark = "-- source "

    /// The lines under which a stored query names the files it reads.
    static func header(_ files: [SourceFile]) -> String {
        files.map { "\(mark)\($0.sha256) \($0.path)\n" }.joined()
    }

    /// The files a stored query names, in those it is made from as well.
    static func named(in sql: String) -> [SourceFile] {
        sql.split(separator: "\n").filter { $0.hasPrefix(mark) }.compactMap { line in
            let words = line.dropFirst(mark.count).split(separator: " ", maxSplits: 1)
            return words.count == 2 ? SourceFile(path: String(words[1]), sha256: String(words[0])) : nil
        }
    }

    /// Refuses a file that no longer holds what it held.
    func requireUnchanged(for asset: String) throws(Diagnostic) {
        let now = try SourceFile(at: path)
        guard now == self else {
            throw Diagnostic(
                .sourceChanged, "\(path) has changed since \(asset) was made from it", given: path,
                expected: "the file as it was, SHA-256 \(sha256.prefix(12))…", next: "run \(asset)+")
        }
    }
}
