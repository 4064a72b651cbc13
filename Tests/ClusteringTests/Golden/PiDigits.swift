/// The digits of π, by Machin’s formula: π = 16 · arctan(1/5) − 4 · arctan(1/239).
///
/// A number is kept as its whole part and groups of nine digits after the point.
enum PiDigits {
    private static let width = 9
    private static let base = 1_000_000_000

    /// So many digits, the 3 before the point among them.
    ///
    /// - Complexity: O(count²).
    static func first(_ count: Int) -> [Int] {
        // One group more than is wanted bears what is cut off from some ten thousand terms.
        var sum = [Int](repeating: 0, count: count / width + 3)
        add(16, timesArctangentOfOneIn: 5, to: &sum)
        add(-4, timesArctangentOfOneIn: 239, to: &sum)
        let text = sum.dropFirst().reduce(into: String(sum[0])) { text, group in
            let digits = String(group)
            text += String(repeating: "0", count: width - digits.count) + digits
        }
        return text.prefix(count).compactMap(\.wholeNumberValue)
    }

    /// The arctangent of 1/x is 1/x − 1/3x³ + 1/5x⁵ − ….
    private static func add(_ factor: Int, timesArctangentOfOneIn divisor: Int, to sum: inout [Int]) {
        var power = [Int](repeating: 0, count: sum.count)
        power[0] = abs(factor)
        power = quotient(power, by: divisor)
        var (sign, odd) = (factor.signum(), 1)
        while power.contains(where: { $0 != 0 }) {
            add(quotient(power, by: odd), times: sign, to: &sum)
            power = quotient(power, by: divisor * divisor)
            (sign, odd) = (-sign, odd + 2)
        }
    }

    private static func quotient(_ number: [Int], by divisor: Int) -> [Int] {
        var remainder = 0
        return number.map { group in
            let dividend = remainder * base + group
            remainder = dividend % divisor
            return dividend / divisor
        }
    }

    private static func add(_ number: [Int], times sign: Int, to sum: inout [Int]) {
        var carry = 0
        for place in sum.indices.reversed() {
            let group = sum[place] + sign * number[place] + carry
            carry = group < 0 ? -1 : group / base
            sum[place] = group - carry * base
        }
    }
}
