/// A value as it is typed in a statement or a configuration file.
public indirect enum Value: Sendable, Hashable, Codable {
    /// Nothing was given.
    case absent
    case flag(Bool)
    case integer(Int)
    case number(Double)
    case text(String)
    case range(ClosedRange<Int>)
    case reference(Reference)
    /// A query in parentheses, without them.
    case query(String)
    case list([Value])

    /// The value as it would be typed; reading the text back gives the value again.
    public var text: String {
        switch self {
        case .absent: ""
        case .flag(let flag): flag ? "true" : "false"
        case .integer(let number): String(number)
        case .number(let number): Self.plain(number)
        case .text(let text): Self.quotedIfNeeded(text)
        case .range(let range): "\(range.lowerBound)..\(range.upperBound)"
        case .reference(let reference): reference.text
        case .query(let sql): "(\(sql))"
        case .list(let elements): elements.isEmpty ? "[]" : elements.map(\.text).joined(separator: ",")
        }
    }

    /// Whole numbers without a fraction, all others with as many digits as tell them apart.
    private static func plain(_ number: Double) -> String {
        if number == number.rounded(), abs(number) < 1e15 { return String(Int(number)) }
        return "\(number)"
    }

    fileprivate static func quotedIfNeeded(_ text: String) -> String {
        let isPlain = !text.isEmpty && text.allSatisfy { $0.isLetter || $0.isNumber || "_-+./:*${}%".contains($0) }
        let readsAsText = Double(text) == nil && !["true", "false", "as"].contains(text) && !text.contains("..")
        guard !isPlain || !readsAsText else { return text }
        return "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n") + "\""
    }
}

/// A name in a session, with the partition meant where there is more than one: `internal_normalized_data["GROCERY"]`.
public struct Reference: Sendable, Hashable, Codable {
    public var name: String
    public var partition: String?

    public init(_ name: String, partition: String? = nil) {
        self.name = name
        self.partition = partition
    }

    public var text: String {
        let name = Value.quotedIfNeeded(name)
        guard let partition else { return name }
        return "\(name)[\"\(partition.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\"]"
    }
}
