import Vocabulary

extension ValueKind {
    /// What an unquoted word means where this kind is wanted; `nil` for a range that runs backwards.
    func reading(_ word: String) -> Value? {
        if wantsText { return .text(word) }
        switch word {
        case "true": return .flag(true)
        case "false": return .flag(false)
        default: break
        }
        if let bounds = word.rangeBounds {
            return bounds.lower <= bounds.upper ? .range(bounds.lower...bounds.upper) : nil
        }
        guard word.isPlainNumber else { return .text(word) }
        if let whole = Int(word) { return .integer(whole) }
        // Digits too many for a whole number are an identifier, not something to round.
        guard word.contains(where: { ".eE".contains($0) }), let number = Double(word), number.isFinite else { return .text(word) }
        return .number(number)
    }

    /// Whether words are to stay as they are typed.
    private var wantsText: Bool {
        switch self {
        case .text, .choice, .reference, .source, .tail: true
        case .list(let inner), .optional(let inner): inner.wantsText
        case .any, .flag, .integer, .number, .range: false
        }
    }
}

extension String {
    /// Whether the word is a number as one writes it: `-1`, `.5`, `1e-3`, but not `+1`, `007` or `5.`.
    fileprivate var isPlainNumber: Bool {
        var rest = self[...]
        if rest.first == "-" { rest.removeFirst() }
        let whole = rest.removeDigits()
        if whole.count > 1, whole.first == "0" { return false }
        if rest.first == "." {
            rest.removeFirst()
            if rest.removeDigits().isEmpty { return false }
        } else if whole.isEmpty {
            return false
        }
        if rest.first == "e" || rest.first == "E" {
            rest.removeFirst()
            if rest.first == "-" || rest.first == "+" { rest.removeFirst() }
            if rest.removeDigits().isEmpty { return false }
        }
        return rest.isEmpty
    }

    /// The two whole numbers of `2..10`.
    fileprivate var rangeBounds: (lower: Int, upper: Int)? {
        guard let dots = firstRange(of: "..") else { return nil }
        let words = [String(self[..<dots.lowerBound]), String(self[dots.upperBound...])]
        guard words.allSatisfy(\.isPlainNumber), let lower = Int(words[0]), let upper = Int(words[1]) else { return nil }
        return (lower, upper)
    }
}

extension Substring {
    fileprivate mutating func removeDigits() -> Substring {
        let digits = prefix { $0.isASCII && $0.isNumber }
        removeFirst(digits.count)
        return digits
    }
}
