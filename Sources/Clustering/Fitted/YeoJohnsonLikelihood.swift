import Foundation

/// How likely the cells of a column are under a normal distribution, once a power has bent them.
///
/// The logarithm of the likelihood is concave in the power, so its slope has one root, which is found to the last digits
/// where a search for the greatest value would stop at half of them.
/// Source: Marchand et al., “SecureFedYJ: a safe feature Gaussianization protocol for federated learning”, NeurIPS 2022.
struct YeoJohnsonLikelihood: Sendable {
    /// ln(1 + |x|) with the sign of x.
    private let logarithms: [Double]
    /// The powers under which no cell exceeds the largest legal magnitude; 1 is always among them.
    private let legal: ClosedRange<Double>

    init(_ cells: [Double]) {
        logarithms = cells.map { $0 < 0 ? -log1p(-$0) : log1p($0) }
        // The logarithm of 1 + 1e100, and a little more.
        let reach = 230.3
        let (least, greatest) = (logarithms.min() ?? 0, logarithms.max() ?? 0)
        let above = greatest > 0 ? min(1e6, reach / greatest) : 1e6
        let below = least < 0 ? min(1e6, reach / -least) : 1e6
        legal = max(-above, 2 - below, -1e6)...min(above, 2 + below, 1e6)
    }

    /// The likeliest power; `nil` where the cells do not vary, so that every power is as likely.
    func power(unless isCancelled: () -> Bool) -> Double? {
        guard let least = logarithms.min(), let greatest = logarithms.max(), least < greatest, let start = slope(at: 1)
        else { return nil }
        var inner = (power: 1.0, slope: start)
        var outer = inner
        var step = start > 0 ? 0.5 : -0.5
        while outer.slope * start > 0 {
            inner = outer
            let next = min(max(outer.power + step, legal.lowerBound), legal.upperBound)
            guard next != outer.power, let slope = slope(at: next), !isCancelled() else { return outer.power }
            outer = (next, slope)
            step *= 2
        }
        return root(between: inner, outer, unless: isCancelled)
    }

    /// Mean and standard deviation of the bent cells; zeros where there are none.
    func shape(at power: Double) -> (mean: Double, deviation: Double) {
        let bent = logarithms.map { Self.bent(logarithm: $0, power: power) }
        return (bent.mean ?? 0, bent.variance?.squareRoot() ?? 0)
    }

    /// A cell bent by a power, from ln(1 + |x|) with the sign of x.
    static func bent(logarithm: Double, power: Double) -> Double {
        logarithm < 0 ? -raised(-logarithm, 2 - power) : raised(logarithm, power)
    }

    /// The cell that bends to a number.
    static func straightened(_ bent: Double, power: Double) -> Double {
        (bent < 0 ? -lowered(-bent, 2 - power) : lowered(bent, power)).bounded
    }

    /// (e^(power · logarithm) − 1) / power, and its limit at 0.
    private static func raised(_ logarithm: Double, _ power: Double) -> Double {
        abs(power) < 1e-100 ? logarithm : (expm1(power * logarithm) / power).bounded
    }

    private static func lowered(_ bent: Double, _ power: Double) -> Double {
        if abs(power) < 1e-100 { return expm1(bent) }
        // A negative power bends nothing so far; the farthest that there is comes nearest.
        if power * bent <= -1 { return .infinity }
        return expm1(log1p(power * bent) / power)
    }

    /// The slope of the log-likelihood of a row, on average; `nil` where the bent cells no longer vary.
    private func slope(at power: Double) -> Double? {
        var values: [Double] = []
        var slopes: [Double] = []
        values.reserveCapacity(logarithms.count)
        slopes.reserveCapacity(logarithms.count)
        for logarithm in logarithms {
            let exponent = logarithm < 0 ? 2 - power : power
            let raised = Self.raised(logarithm.magnitude, exponent)
            values.append(logarithm < 0 ? -raised : raised)
            slopes.append(Self.slope(logarithm.magnitude, exponent, raised))
        }
        guard let mean = values.mean, let middle = slopes.mean, let drift = logarithms.mean else { return nil }
        var (square, product) = (0.0, 0.0)
        for (value, slope) in zip(values, slopes) {
            square += (value - mean) * (value - mean)
            product += (value - mean) * (slope - middle)
        }
        let slope = drift - product / square
        return square.isNormal && slope.isFinite ? slope : nil
    }

    /// The derivative of `raised` by the power, which has the same sign on both sides of zero.
    private static func slope(_ logarithm: Double, _ power: Double, _ raised: Double) -> Double {
        let product = power * logarithm
        guard abs(product) < 0.01 else { return (logarithm * exp(product) - raised) / power }
        // The difference would cancel; its series is Σ (j + 1)/(j + 2)! · productʲ.
        let series = Self.series.reversed().reduce(0) { $0 * product + $1 }
        return logarithm * logarithm * series
    }

    private static let series: [Double] = [1 / 2, 1 / 3, 1 / 8, 1 / 30, 1 / 144, 1 / 840]

    /// The root between two powers whose slopes differ in sign.
    ///
    /// Source: the Illinois variant of regula falsi, Dowell and Jarratt, BIT 11 (1971).
    private func root(
        between first: (power: Double, slope: Double), _ second: (power: Double, slope: Double), unless isCancelled: () -> Bool
    ) -> Double {
        var (kept, last) = (first, second)
        for _ in 0..<100 where last.slope != 0 && abs(last.power - kept.power) > 1e-13 * max(1, abs(last.power)) {
            let next = last.power - last.slope * (last.power - kept.power) / (last.slope - kept.slope)
            guard next.isFinite, next != last.power, let slope = slope(at: next), !isCancelled() else { break }
            if slope * last.slope < 0 { kept = last } else { kept.slope /= 2 }
            last = (next, slope)
        }
        return last.power
    }
}
