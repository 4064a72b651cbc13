import Foundation
import Vocabulary
import Yams

/// A YAML file as a tree in which every node knows its place.
struct ConfigurationFile {
    let path: String
    let root: Node.Mapping
    private let lines: [String]

    /// - Throws: `Diagnostic` when the file is missing, is no YAML, or is no mapping of keys to values.
    init(path: String) throws(Diagnostic) {
        self.path = path
        guard let data = FileManager.default.contents(atPath: path), let text = String(data: data, encoding: .utf8) else {
            throw Diagnostic(.missingFile, "the configuration \(path) cannot be read", given: path)
        }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        self.lines = lines
        let node: Node?
        do {
            node = try Yams.compose(yaml: text)
        } catch let error as YamlError {
            throw Self.malformed(error, in: path, lines: lines)
        } catch {
            throw Diagnostic(.malformedConfiguration, "\(path) is not YAML: \(error)")
        }
        guard case .mapping(let mapping)? = node else {
            throw Diagnostic(.malformedConfiguration, "\(path) must be keys with values", expected: "engine:, job_params:, readers:, writers: …")
        }
        root = mapping
    }

    /// Where `node` stands.
    func place(of node: Node) -> Diagnostic.Place? {
        guard let mark = node.mark else { return nil }
        let text = lines.indices.contains(mark.line - 1) ? lines[mark.line - 1] : ""
        return Diagnostic.Place(
            file: path, line: mark.line, column: mark.column, length: node.scalar?.string.count ?? 1, text: text)
    }

    private static func malformed(_ error: YamlError, in path: String, lines: [String]) -> Diagnostic {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            let text = lines.indices.contains(mark.line - 1) ? lines[mark.line - 1] : ""
            return Diagnostic(
                .malformedConfiguration, "not YAML: \(problem)",
                at: Diagnostic.Place(file: path, line: mark.line, column: mark.column, text: text))
        case .duplicatedKeysInMapping(let duplicates, _):
            return Diagnostic(
                .malformedConfiguration, "\(path) gives a key twice", given: duplicates.map { "\($0)" }.joined(separator: ", "))
        default:
            return Diagnostic(.malformedConfiguration, "\(path) is not YAML: \(error)")
        }
    }
}
