/// One value of a table.
public enum Cell: Sendable, Hashable {
    case missing
    case flag(Bool)
    case integer(Int64)
    case number(Double)
    case text(String)
    case date(daysSince1970: Int32)
    case timestamp(microsecondsSince1970: Int64)

    /// The value as people write it: dates in ISO 8601, numbers with the fewest digits that read back the same, nothing where missing.
    public var text: String {
        switch self {
        case .missing: ""
        case .flag(let flag): flag ? "true" : "false"
        case .integer(let value): String(value)
        case .number(let value): value.description
        case .text(let text): text
        case .date(let days): isoDate(daysSince1970: Int64(days))
        case .timestamp(let microseconds): isoTimestamp(microsecondsSince1970: microseconds)
        }
    }

    public var isMissing: Bool { self == .missing }
}
