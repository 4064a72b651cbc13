import Foundation

/// The distribution of a sum of so many squares of independent normal numbers.
struct ChiSquareDistribution {
    /// At least 1.
    let freedom: Int

    /// The share that lies below a number: the regularised incomplete gamma function.
    ///
    /// A power series below the mean and a continued fraction above it, each where it converges quickly.
    /// Source: Abramowitz and Stegun, Handbook of Mathematical Functions, 6.5.29 and 6.5.31.
    func share(below number: Double) -> Double {
        let (shape, bound) = (Double(freedom) / 2, number / 2)
        guard bound > 0 else { return 0 }
        let front = exp(shape * log(bound) - bound - lgamma(shape).0)
        return bound < shape + 1
            ? front * Self.series(shape, bound) : 1 - front * Self.fraction(shape, bound)
    }

    /// The number below which a share lies.
    ///
    /// - Parameter share: at least 0 and below 1.
    func quantile(_ share: Double) -> Double {
        guard share > 0 else { return 0 }
        var (lower, upper) = (0.0, Double(freedom))
        while self.share(below: upper) < share, upper < 1e12 { upper *= 2 }
        // Halving the interval is slow but cannot fail, and is done once a fit.
        for _ in 0..<200 where upper - lower > upper * .ulpOfOne {
            let middle = lower + (upper - lower) / 2
            if self.share(below: middle) < share { lower = middle } else { upper = middle }
        }
        return lower + (upper - lower) / 2
    }

    private static func series(_ shape: Double, _ bound: Double) -> Double {
        var (term, sum, step) = (1 / shape, 1 / shape, shape)
        while term > sum * .ulpOfOne / 4 {
            step += 1
            term *= bound / step
            sum += term
        }
        return sum
    }

    /// By Lentz's method, from the front.
    private static func fraction(_ shape: Double, _ bound: Double) -> Double {
        let tiny = 1e-300
        var divisor = bound + 1 - shape
        var ratio = 1 / tiny
        var inverse = 1 / divisor
        var value = inverse
        for step in 1...10_000 {
            let factor = -Double(step) * (Double(step) - shape)
            divisor += 2
            inverse = factor * inverse + divisor
            inverse = 1 / (abs(inverse) < tiny ? tiny : inverse)
            ratio = divisor + factor / ratio
            ratio = abs(ratio) < tiny ? tiny : ratio
            value *= inverse * ratio
            if abs(inverse * ratio - 1) < .ulpOfOne { break }
        }
        return value
    }
}
