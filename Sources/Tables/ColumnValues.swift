/// The values of a column, one case per column type; what stands at a missing row is not defined.
public enum ColumnValues: Sendable {
    case flags(Bitmap)
    case integers(Buffer<Int64>)
    case numbers(Buffer<Double>)
    case texts(TextBuffer)
    /// Days since 1970-01-01.
    case dates(Buffer<Int32>)
    /// Microseconds since 1970-01-01 00:00:00.
    case timestamps(Buffer<Int64>)

    public var type: ColumnType {
        switch self {
        case .flags: .flag
        case .integers: .integer
        case .numbers: .number
        case .texts: .text
        case .dates: .date
        case .timestamps: .timestamp
        }
    }

    public var count: Int {
        switch self {
        case .flags(let bits): bits.count
        case .integers(let values), .timestamps(let values): values.count
        case .numbers(let values): values.count
        case .texts(let values): values.count
        case .dates(let values): values.count
        }
    }
}

extension ColumnValues {
    func cell(at row: Int) -> Cell {
        switch self {
        case .flags(let bits): .flag(bits[row])
        case .integers(let values): .integer(values[row])
        case .numbers(let values): .number(values[row])
        case .texts(let values): .text(values[row])
        case .dates(let values): .date(daysSince1970: values[row])
        case .timestamps(let values): .timestamp(microsecondsSince1970: values[row])
        }
    }

    subscript(range: Range<Int>) -> ColumnValues {
        switch self {
        case .flags(let bits): .flags(bits[range])
        case .integers(let values): .integers(values[range])
        case .numbers(let values): .numbers(values[range])
        case .texts(let values): .texts(values[range])
        case .dates(let values): .dates(values[range])
        case .timestamps(let values): .timestamps(values[range])
        }
    }

    func gathering(_ rows: [Int]) -> ColumnValues {
        switch self {
        case .flags(let bits): .flags(Bitmap(rows.lazy.map { bits[$0] }))
        case .integers(let values): .integers(Buffer(rows.lazy.map { values[$0] }))
        case .numbers(let values): .numbers(Buffer(rows.lazy.map { values[$0] }))
        case .texts(let values): .texts(TextBuffer(rows.lazy.map { values[$0] }))
        case .dates(let values): .dates(Buffer(rows.lazy.map { values[$0] }))
        case .timestamps(let values): .timestamps(Buffer(rows.lazy.map { values[$0] }))
        }
    }

    /// All values of the parts in order, or `nil` where a part is of another type than the first.
    static func joining(_ parts: [ColumnValues]) -> ColumnValues? {
        func gather<Part>(_ part: (ColumnValues) -> Part?) -> [Part]? {
            let found = parts.compactMap(part)
            return found.count == parts.count ? found : nil
        }
        return switch parts[0] {
        case .flags: gather { if case .flags(let bits) = $0 { bits } else { nil } }.map { .flags(.joining($0)) }
        case .integers: gather { if case .integers(let values) = $0 { values } else { nil } }.map { .integers(.joining($0)) }
        case .numbers: gather { if case .numbers(let values) = $0 { values } else { nil } }.map { .numbers(.joining($0)) }
        case .texts: gather { if case .texts(let values) = $0 { values } else { nil } }.map { .texts(.joining($0)) }
        case .dates: gather { if case .dates(let values) = $0 { values } else { nil } }.map { .dates(.joining($0)) }
        case .timestamps: gather { if case .timestamps(let values) = $0 { values } else { nil } }.map { .timestamps(.joining($0)) }
        }
    }
}
