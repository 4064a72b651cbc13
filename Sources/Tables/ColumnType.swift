/// What kind of values a column holds.
public enum ColumnType: String, Sendable, CaseIterable {
    case flag
    /// 64-bit signed integers.
    case integer
    /// Double-precision numbers.
    case number
    case text
    /// Days of the proleptic Gregorian calendar.
    case date
    /// Instants to the microsecond, without a time zone or in UTC.
    case timestamp
}
