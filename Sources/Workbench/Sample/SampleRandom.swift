import Foundation
import LinearAlgebra

/// Draws for the sample chain, by a method of their own so that the chain stays the same whatever the standard library does.
struct SampleRandom {
    private var stream: RandomStream

    init(seed: Int, purpose: Int) {
        stream = RandomStream(seed: seed, purpose: purpose)
    }

    /// Uniform in 0..<1.
    mutating func unit() -> Double { stream.nextUniform() }

    /// Standard normal, by Box and Muller.
    mutating func normal() -> Double {
        (-2 * log(1 - unit())).squareRoot() * cos(2 * .pi * unit())
    }

    /// Uniform in 0..<bound.
    mutating func index(below bound: Int) -> Int { stream.nextIndex(below: bound) }

    /// A position drawn with the given weights.
    mutating func weighted(_ weights: [Double]) -> Int {
        var left = unit() * weights.reduce(0, +)
        for (position, weight) in weights.enumerated() {
            left -= weight
            if left < 0 { return position }
        }
        return weights.count - 1
    }
}
