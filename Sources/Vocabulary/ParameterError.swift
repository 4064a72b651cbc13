/// Why a parameter could not be set.
public enum ParameterError: Error, Sendable, Equatable {
    case unknown(String, of: String, known: [String])
    case wrongKind(String, given: String, expected: String, choices: [String])
    case outOfRange(String, given: String, legal: String)
    case missing(String, of: String, expected: String)
    case surplus(String, of: String)
    /// A setting that is known and says nothing here.
    case unusable(String, of: String, because: String)
}

extension ParameterError: Diagnosable {
    public var diagnostic: Diagnostic {
        switch self {
        case .unknown(let name, let owner, let known):
            Diagnostic(
                .unknownParameter, "\(owner) has no parameter \(name)", given: name, expected: list(known),
                nearest: name.nearest(in: known), next: "help \(owner)")
        case .wrongKind(let name, let given, let expected, let choices):
            Diagnostic(
                .wrongKind, "\(name) takes \(expected)", given: given, expected: expected,
                nearest: given.nearest(in: choices))
        case .outOfRange(let name, let given, let legal):
            Diagnostic(.outOfRange, "\(name) must be \(legal)", given: given, expected: legal)
        case .missing(let name, let owner, let expected):
            Diagnostic(.missingOperand, "\(owner) needs \(name)", expected: expected, next: "help \(owner)")
        case .unusable(let name, let owner, let reason):
            Diagnostic(.unknownParameter, "\(owner) cannot use \(name)", given: name, expected: reason, next: "help \(owner)")
        case .surplus(let word, let owner):
            Diagnostic(.surplusOperand, "\(owner) does not know what to do with \(word)", given: word, next: "help \(owner)")
        }
    }

    private func list(_ known: [String]) -> String? {
        known.isEmpty ? "no parameters" : known.joined(separator: ", ")
    }
}
