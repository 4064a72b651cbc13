/// Writes a day of the proleptic Gregorian calendar as `YYYY-MM-DD`.
func isoDate(daysSince1970 days: Int64) -> String {
    let (year, month, day) = civilDate(daysSince1970: days)
    let sign = year < 0 ? "-" : ""
    return "\(sign)\(padded(year.magnitude, to: 4))-\(padded(month.magnitude, to: 2))-\(padded(day.magnitude, to: 2))"
}

/// Writes an instant as `YYYY-MM-DD HH:MM:SS`, with as many decimals of a second as it has.
func isoTimestamp(microsecondsSince1970 microseconds: Int64) -> String {
    let (days, inDay) = flooredDivision(microseconds, 86_400_000_000)
    let (seconds, fraction) = (inDay / 1_000_000, inDay % 1_000_000)
    let clock = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { padded($0.magnitude, to: 2) }.joined(separator: ":")
    let base = "\(isoDate(daysSince1970: days)) \(clock)"
    if fraction == 0 { return base }
    var decimals = padded(fraction.magnitude, to: 6)
    while decimals.last == "0" { decimals.removeLast() }
    return "\(base).\(decimals)"
}

/// Counts from 1 March of a year divisible by 400, so that the leap day is the last of its year and of its era:
/// 146,097 days an era, and months whose lengths follow the straight line (153 m + 2) / 5.
private func civilDate(daysSince1970 days: Int64) -> (year: Int64, month: Int64, day: Int64) {
    let (era, dayOfEra) = flooredDivision(days + 719_468, 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
}

private func flooredDivision(_ value: Int64, _ divisor: Int64) -> (quotient: Int64, remainder: Int64) {
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
}

private func padded(_ value: some BinaryInteger, to width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
