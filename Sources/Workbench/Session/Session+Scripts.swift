import Foundation
import Language
import Store
import Vocabulary

extension Session {
    /// Refuses a script that is not there.
    func requireScript(_ path: String) throws(Diagnostic) {
        guard FileManager.default.isReadableFile(atPath: path) else {
            let folder = URL(filePath: path).deletingLastPathComponent().path
            let neighbours = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { $0.hasSuffix(".clu") }
            let near = URL(filePath: path).lastPathComponent.nearest(in: neighbours)
            throw Diagnostic(.missingFile, "there is no script \(path)", given: path, nearest: near, next: near.first.map { "do \"\($0)\"" })
        }
    }

    /// Runs a script; its commands become part of the session, and the audience hears each reply.
    func replay(_ path: String) async throws(Diagnostic) -> Reply {
        try requireScript(path)
        let absolute = URL(filePath: path).standardizedFileURL.path
        guard !openScripts.contains(absolute) else {
            throw Diagnostic(.badScript, "\(path) runs itself", given: path)
        }
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw Diagnostic(.unreadable, "\(path) is not text", given: path)
        }
        let sentences = try Parser(grammar: Self.grammar, style: .script).parse(text, file: path)
        openScripts.append(absolute)
        defer { openScripts.removeLast() }
        for sentence in sentences {
            let reply = try await execute(sentence)
            audience.hear(reply)
            if reply.ends { break }
        }
        return .text("\(path): \(sentences.count.counted("command")) done")
    }

    /// Writes what the session has done as a script.
    func save(to path: String) throws(Diagnostic) -> Reply {
        guard path.hasSuffix(".clu") else {
            throw Diagnostic(.unwritable, "a script ends in .clu", given: path, next: "save session \"\(path).clu\"")
        }
        let cells = try doneCells()
        // A script is to do the same wherever it is run, so it begins by saying where it is.
        let begins = cells.first?.text.hasPrefix("env ") == true ? [] : ["env \(Value.text(configuration.environment).text)"]
        let script = (["clustering \(Parser.scriptVersion)"] + begins + cells.map(\.text)).joined(separator: "\n") + "\n"
        try Work.replacing(path, with: Data(script.utf8))
        return Reply([.wrote(path: path, what: cells.count.counted("command"))])
    }

    /// The commands that make up the session, in order.
    func doneCells() throws(Diagnostic) -> [Cell] {
        do throws(StoreError) {
            return try workspace.cells(of: id).filter { $0.outcome == .done }
        } catch {
            throw error.diagnostic
        }
    }
}
