import Foundation
import Vocabulary

/// Places numbers on a stretch of pixels, with ticks at round numbers.
///
/// The domain begins and ends on a tick. Ticks lie 1, 2 or 5 times a power of ten apart
/// (Heckbert, *Nice numbers for graph labels*, Graphics Gems, 1990).
struct LinearScale: Sendable, Equatable {
    /// From the first tick to the last.
    let domain: ClosedRange<Double>
    /// Where the lower end of the domain is placed, in pixels.
    let start: Double
    /// Where the upper end of the domain is placed, in pixels; less than `start` on an axis that points up.
    let end: Double
    /// Rising; at least two.
    let ticks: [Double]
    private let step: Step

    /// - Parameters:
    ///   - values: the numbers to be placed, all finite; the domain covers them.
    ///   - tickCount: about how many ticks there should be.
    ///   - wholeNumbers: whether nothing lies between whole numbers, as with counts.
    init(
        covering values: some Sequence<Double>, from start: Double, to end: Double, tickCount: Int = 5,
        wholeNumbers: Bool = false
    ) {
        let (lower, upper) = Self.widened(values, by: wholeNumbers ? 1 : nil)
        var step = Step(spanning: upper - lower, in: max(1, tickCount))
        if wholeNumbers, step.exponent < 0 { step = Step(mantissa: 1, exponent: 0) }
        let first = (lower / step.length).rounded(.down)
        let last = max(first + 1, (upper / step.length).rounded(.up))
        // Division may round a bound onto its neighbour; one tick more then covers it again.
        let from = step.multiple(first) > lower ? first - 1 : first
        let to = step.multiple(last) < upper ? last + 1 : last
        ticks = stride(from: from, through: to, by: 1).map(step.multiple)
        domain = step.multiple(from)...step.multiple(to)
        (self.start, self.end, self.step) = (start, end, step)
    }

    /// A scale whose domain is taken as it stands, with no ticks but its ends.
    ///
    /// - Parameter domain: not empty; its bounds finite.
    init(exactly domain: ClosedRange<Double>, from start: Double, to end: Double) {
        self.domain = domain
        ticks = [domain.lowerBound, domain.upperBound]
        (self.start, self.end, step) = (start, end, Step(spanning: domain.upperBound - domain.lowerBound, in: 5))
    }

    /// The pixel of a value; values outside the domain lie outside the stretch.
    func callAsFunction(_ value: Double) -> Double {
        start + (value - domain.lowerBound) / (domain.upperBound - domain.lowerBound) * (end - start)
    }

    /// The number beside a tick: as many decimals as the steps have, a true minus sign, thousands separated.
    func text(of tick: Double) -> String { step.text(of: tick) }

    /// The bounds of the values, moved apart where they are too close for ticks between them to differ.
    ///
    /// Spans below 1e-100 count as none: no step between ticks then leaves the range of double precision.
    private static func widened(_ values: some Sequence<Double>, by margin: Double?) -> (lower: Double, upper: Double) {
        let values = Array(values)
        let (lower, upper) = (values.min() ?? 0, values.max() ?? 1)
        let magnitude = max(lower.magnitude, upper.magnitude)
        guard upper - lower <= max(magnitude * 1e-9, 1e-100) else { return (lower, upper) }
        let room = margin ?? (magnitude > 1e-100 ? magnitude / 10 : 1)
        return (lower - room, upper + room)
    }
}

extension LinearScale {
    /// Two scales on which one unit is as long, each with at least the domain it had, in the middle of its stretch.
    static func equalUnits(_ x: Self, _ y: Self) -> (x: Self, y: Self) {
        let coarser = max(x.unitsPerPixel, y.unitsPerPixel)
        let step = max(x.step.length, y.step.length) == x.step.length ? x.step : y.step
        return (x.stretched(to: coarser, step: step), y.stretched(to: coarser, step: step))
    }

    private var unitsPerPixel: Double { (domain.upperBound - domain.lowerBound) / abs(end - start) }

    private func stretched(to unitsPerPixel: Double, step: Step) -> Self {
        let half = max(unitsPerPixel * abs(end - start), domain.upperBound - domain.lowerBound) / 2
        let middle = domain.lowerBound / 2 + domain.upperBound / 2
        return Self(domain: (middle - half)...(middle + half), start: start, end: end, step: step)
    }

    /// A domain that need not end on a tick, with the ticks that lie in it.
    private init(domain: ClosedRange<Double>, start: Double, end: Double, step: Step) {
        let first = (domain.lowerBound / step.length).rounded(.up)
        let last = (domain.upperBound / step.length).rounded(.down)
        ticks = stride(from: first, through: last, by: 1).map(step.multiple)
        (self.domain, self.start, self.end, self.step) = (domain, start, end, step)
    }
}

/// The distance between ticks: `mantissa` × 10^`exponent`.
private struct Step: Sendable, Equatable {
    let mantissa: Double
    let exponent: Int

    init(mantissa: Double, exponent: Int) {
        (self.mantissa, self.exponent) = (mantissa, exponent)
    }

    /// The round step that divides `span` most nearly into `count` parts.
    init(spanning span: Double, in count: Int) {
        let raw = span / Double(count)
        let exponent = Int(log10(raw).rounded(.down))
        let fraction = raw / pow(10, Double(exponent))
        // The bounds are the geometric means of the neighbouring steps.
        switch fraction {
        case ..<1.414: self.init(mantissa: 1, exponent: exponent)
        case ..<3.162: self.init(mantissa: 2, exponent: exponent)
        case ..<7.071: self.init(mantissa: 5, exponent: exponent)
        default: self.init(mantissa: 1, exponent: exponent + 1)
        }
    }

    var length: Double { multiple(1) }

    /// Divides where the exponent is negative: 3 / 10 is the number nearest to 0.3, 3 × 0.1 is not.
    func multiple(_ count: Double) -> Double {
        let power = pow(10, Double(abs(exponent)))
        let value = exponent < 0 ? count * mantissa / power : count * mantissa * power
        return value == 0 ? 0 : value
    }

    func text(of tick: Double) -> String {
        let digits = max(0, -exponent)
        let isPlain = digits <= 6 && tick.magnitude < 1e9
        let text = isPlain ? tick.grouped(digits: digits) : String(format: "%.\(significant(of: tick))g", tick)
        return text.replacing("-", with: "−")
    }

    /// As many significant digits as it takes to tell a tick from its neighbours.
    private func significant(of tick: Double) -> Int {
        tick == 0 ? 1 : max(1, Int(log10(tick.magnitude).rounded(.down)) - exponent + 1)
    }
}
