import Foundation
import Vocabulary

/// The variables that `${NAME}` and `${NAME:-default}` in a configuration stand for.
public struct ProcessVariables: Sendable {
    private let values: [String: String]

    public init(_ values: [String: String] = ProcessInfo.processInfo.environment) {
        self.values = values
    }

    /// `text` with every variable replaced by its value.
    ///
    /// - Throws: `Diagnostic` when a variable without a default is not set, or a brace is not closed.
    func filled(_ text: String, at place: Diagnostic.Place?, path: String) throws(Diagnostic) -> String {
        var filled = ""
        var rest = Substring(text)
        while let start = rest.range(of: "${") {
            filled += rest[..<start.lowerBound]
            guard let end = rest[start.upperBound...].firstIndex(of: "}") else {
                throw Diagnostic(.unclosed, "\(path) opens ${ and never closes it", at: place, given: text)
            }
            filled += try value(of: rest[start.upperBound..<end], at: place, path: path)
            rest = rest[rest.index(after: end)...]
        }
        return filled + rest
    }

    private func value(
        of expression: Substring, at place: Diagnostic.Place?, path: String
    ) throws(Diagnostic) -> String {
        let name: Substring
        let fallback: Substring?
        if let separator = expression.range(of: ":-") {
            name = expression[..<separator.lowerBound]
            fallback = expression[separator.upperBound...]
        } else {
            (name, fallback) = (expression, nil)
        }
        if let value = values[String(name)], !value.isEmpty { return value }
        if let fallback { return String(fallback) }
        throw Diagnostic(
            .unsetVariable, "\(path) needs the variable \(name), which is not set", at: place, given: "${\(expression)}",
            expected: "a value, or a default as in ${\(name):-…}", nearest: String(name).nearest(in: values.keys),
            next: "export \(name)=…")
    }
}
