import Vocabulary

/// Why assets could not be put together, found or accounted for.
public enum AssetError: Error, Sendable, Equatable {
    case duplicate(AssetKey)
    case unknownInput(AssetKey, of: AssetKey, known: [String])
    /// In the direction the data flows, the first asset repeated at the end.
    case cycle([AssetKey])
    /// A selection that breaks off or goes on where it must not; `found` is `nil` at its end.
    case unexpected(found: String?, expected: String, at: Diagnostic.Place)
    case unclosed(at: Diagnostic.Place)
    /// A word of a selection that names nothing.
    case unknown(AssetSelection.Term.Subject, String, known: [String], at: Diagnostic.Place)
    case unbalanced(rowsIn: Int, setAside: Int, added: Int, rowsOut: Int)
}

extension AssetError: Diagnosable {
    public var diagnostic: Diagnostic {
        switch self {
        case .duplicate(let key):
            Diagnostic(.nameTaken, "two assets are called \(key)", given: key.name)
        case .unknownInput(let input, let key, let known):
            Diagnostic(
                .unknownAsset, "\(key) is made from \(input), which is not an asset", given: input.name,
                nearest: input.name.nearest(in: known))
        case .cycle(let keys):
            Diagnostic(
                .missingInputs, "these assets wait for one another: " + keys.map(\.name).joined(separator: " → "),
                expected: "assets none of which is made from itself")
        case .unexpected(let found, let expected, let place):
            Diagnostic(
                .unexpectedWord, found.map { "did not expect \($0) here" } ?? "the selection breaks off", at: place,
                given: found, expected: expected)
        case .unclosed(let place):
            Diagnostic(.unclosed, "this parenthesis is not closed", at: place, expected: ")")
        case .unknown(let subject, let name, let known, let place):
            Diagnostic(
                subject == .job ? .unknownJob : .unknownAsset, "no \(subject.noun) is called \(name)", at: place,
                given: name, nearest: name.replacing("*", with: "").nearest(in: known),
                next: subject == .job ? "jobs" : "assets")
        case .unbalanced(let rowsIn, let setAside, let added, let rowsOut):
            Diagnostic(
                .undefinedResult,
                "\(rowsIn.counted("row")) in, less \(setAside.grouped) set aside, plus \(added.grouped) added, "
                    + "do not make \(rowsOut.grouped) out",
                given: rowsOut.grouped, expected: (rowsIn - setAside + added).grouped)
        }
    }
}

extension AssetSelection.Term.Subject {
    fileprivate var noun: String { self == .name ? "asset" : rawValue }
}
