import Vocabulary
import Yams

extension ConfigurationFile {
    /// Sets the parameters of `target` from the keys of `mapping`; nested keys are joined by dots.
    ///
    /// - Parameter path: the full path of the mapping, for messages.
    /// - Throws: `Diagnostic` with file and line for an unknown key, a value of the wrong kind or an unset variable.
    func fill<Target: Described>(
        _ target: inout Target, from mapping: Node.Mapping, path: String, variables: ProcessVariables
    ) throws(Diagnostic) {
        for (key, node, value) in try flattened(mapping, prefix: "", owner: Target.self, path: path, variables: variables) {
            do throws(ParameterError) {
                try target.set(key, to: value)
            } catch {
                throw located(error, key: key, node: node, path: path)
            }
        }
    }

    /// The values under `mapping`, each with its dotted key and the node that gave it.
    func flattened<Target: Described>(
        _ mapping: Node.Mapping, prefix: String, owner: Target.Type, path: String, variables: ProcessVariables
    ) throws(Diagnostic) -> [(key: String, node: Node, value: Value)] {
        var found: [(key: String, node: Node, value: Value)] = []
        for (keyNode, node) in mapping {
            let key = prefix + (keyNode.string ?? "")
            let isKnown = Target.signature.contains { $0.name == key }
            if case .mapping(let inner) = node, !isKnown {
                guard Target.signature.contains(where: { $0.name.hasPrefix(key + ".") }) else {
                    throw unknown(key, at: keyNode, among: Target.signature.map(\.name), path: path)
                }
                found += try flattened(inner, prefix: key + ".", owner: owner, path: path, variables: variables)
            } else {
                guard isKnown else {
                    throw unknown(key, at: keyNode, among: Target.signature.map(\.name), path: path)
                }
                found.append((key, node, try value(of: node, path: "\(path).\(key)", variables: variables)))
            }
        }
        return found
    }

    /// What a scalar or a list says, variables filled in.
    func value(of node: Node, path: String, variables: ProcessVariables) throws(Diagnostic) -> Value {
        switch node {
        case .scalar(let scalar):
            let text = try variables.filled(scalar.string, at: place(of: node), path: path)
            // Quotes mean text; anything else is read for what it says once variables are filled in.
            let isQuoted = scalar.style == .doubleQuoted || scalar.style == .singleQuoted
            return isQuoted ? .text(text) : Self.plain(text)
        case .sequence(let sequence):
            var elements: [Value] = []
            for element in sequence { elements.append(try value(of: element, path: path, variables: variables)) }
            return .list(elements)
        case .mapping, .alias:
            throw Diagnostic(.badSetting, "\(path) takes a value, not keys", at: place(of: node))
        }
    }

    func unknown(_ key: String, at node: Node, among known: [String], path: String) -> Diagnostic {
        Diagnostic(
            .unknownKey, "\(path) has no key \(key)", at: place(of: node), given: path.isEmpty ? key : "\(path).\(key)",
            expected: known.joined(separator: ", "), nearest: key.nearest(in: known))
    }

    private func located(_ error: ParameterError, key: String, node: Node, path: String) -> Diagnostic {
        var diagnostic = error.diagnostic.at(place(of: node))
        diagnostic.code = .badSetting
        diagnostic.message = "\(path).\(diagnostic.message)"
        return diagnostic
    }

    private static func plain(_ text: String) -> Value {
        switch text {
        case "", "~", "null": .absent
        case "true", "True", "yes", "on": .flag(true)
        case "false", "False", "no", "off": .flag(false)
        default:
            if let whole = Int(text) {
                .integer(whole)
            } else if text.first?.isLetter != true, let number = Double(text) {
                .number(number)
            } else {
                .text(text)
            }
        }
    }
}
