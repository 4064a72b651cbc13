import Language
import Vocabulary

extension Session {
    /// What is set by hand, in a sentence; `nil` where nothing is.
    var overridesText: String? {
        guard !overrides.isEmpty else { return nil }
        let list = overrides.map { "\($0.name) \($0.value.text)" }.joined(separator: ", ")
        return "set by hand: \(list) (set NAME default takes one back)"
    }
}

extension Environment {
    /// Sets a parameter by hand: for both sides, or as `internal.NAME` and `external.NAME` for one.
    mutating func apply(_ override: Session.Override) throws(Diagnostic) {
        let parts = override.name.split(separator: ".", maxSplits: 1).map(String.init)
        let side = parts.count == 2 ? Side(rawValue: parts[0]) : nil
        let name = side == nil ? override.name : parts[1]
        let value = override.value
        do throws(ParameterError) {
            if let side {
                var scratch = parameters
                try scratch.set(name, to: value)
                sideParameters[side, default: [:]][name] = value
            } else {
                try parameters.set(name, to: value)
                // What is set by hand for both sides holds for both, whatever the file says of one.
                for side in Side.allCases { sideParameters[side]?[name] = nil }
            }
        } catch {
            var diagnostic = error.diagnostic
            if case .unknown(let name, _, let known) = error {
                diagnostic.message = "the pipeline has no parameter \(name)"
                diagnostic.expected = nil
                diagnostic.next = diagnostic.nearest.isEmpty || known.isEmpty ? "config" : "config \(diagnostic.nearest[0])"
            }
            throw diagnostic
        }
    }
}
