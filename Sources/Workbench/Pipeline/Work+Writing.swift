import Foundation
import Tables
import Vocabulary

extension Work {
    /// Writes a table with every writer the environment has for `name`.
    ///
    /// - Returns: where it was written.
    func write(_ table: Table, to name: String) throws(Diagnostic) -> [String] {
        var written: [String] = []
        for writer in environment.writers[name] ?? [] {
            switch writer.kind {
            case .csv, .folder, .json, .parquet:
                try Self.replacing(writer.path) { (path) throws(Diagnostic) in try engine.write(table, to: path) }
                written.append(writer.path)
            case .sql:
                try engine.publish(table, as: writer.table)
                written.append("table \(writer.table)")
            }
        }
        return written
    }

    /// Writes a file under the folder of every writer the environment has for `name`.
    func write(_ data: Data, as file: String, to name: String) throws(Diagnostic) -> [String] {
        var written: [String] = []
        for writer in environment.writers[name] ?? [] {
            let path = "\(writer.path)/\(file)"
            try Self.replacing(path, with: data)
            written.append(path)
        }
        return written
    }

    /// Writes beside `path` first, so that what stood there stays whole until the new file is.
    static func replacing(_ path: String, _ write: (String) throws(Diagnostic) -> Void) throws(Diagnostic) {
        let target = URL(filePath: path)
        let folder = target.deletingLastPathComponent()
        let draft = folder.appending(path: ".\(UInt64.random(in: 0 ... .max))-\(target.lastPathComponent)")
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            throw Diagnostic(.unwritable, "the folder \(folder.path) cannot be made: \(error.localizedDescription)", given: path)
        }
        do throws(Diagnostic) {
            try write(draft.path)
            guard rename(draft.path, target.path) == 0 else {
                throw Diagnostic(.unwritable, "\(path) cannot be written: \(String(cString: strerror(errno)))", given: path)
            }
        } catch {
            try? FileManager.default.removeItem(at: draft)
            throw error
        }
    }

    /// Writes `data` to `path`, in place of what stood there.
    static func replacing(_ path: String, with data: Data) throws(Diagnostic) {
        try replacing(path) { (draft) throws(Diagnostic) in
            do {
                try data.write(to: URL(filePath: draft))
            } catch {
                throw Diagnostic(.unwritable, "\(path) cannot be written: \(error.localizedDescription)", given: path)
            }
        }
    }
}
