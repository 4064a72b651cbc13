import Foundation
import LinearAlgebra
import Vocabulary

/// How alike two rows are, as the inner product of what they become in another space.
public struct Kernel: Sendable, Hashable, Codable {
    public enum Form: String, Choice, Codable { case cosine, linear, polynomial, rbf }

    public let form: Form
    public let gamma: Double
    public let degree: Int
    public let offset: Double

    /// What larger products are cut to, so that sums of them stay finite.
    private static let largest = 1e250

    /// - Parameters:
    ///   - a: a row of `count` cells.
    ///   - b: another.
    func value(_ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>, count: Int) -> Double {
        switch form {
        case .linear: return Distances.inner(a, b, count: count)
        case .rbf: return exp(-gamma * Distances.squared(a, b, count: count))
        case .polynomial:
            let power = pow(gamma * Distances.inner(a, b, count: count) + offset, Double(degree))
            return max(-Self.largest, min(Self.largest, power))
        case .cosine:
            // Square roots one by one: the product of two squares may be out of range.
            let first = Distances.inner(a, a, count: count).squareRoot()
            let second = Distances.inner(b, b, count: count).squareRoot()
            guard first > 0, second > 0 else { return 0 }
            return Distances.inner(a, b, count: count) / first / second
        }
    }
}
