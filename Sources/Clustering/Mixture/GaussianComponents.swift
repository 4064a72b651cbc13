import Foundation
import LinearAlgebra

/// The weighted normal densities that a mixture adds up.
struct GaussianComponents: Sendable, Hashable {
    let type: CovarianceType
    /// Positive, summing to 1.
    let weights: [Double]
    /// Components × columns.
    let means: Matrix
    /// What the covariances are the squares of: lower Cholesky factors, one below the other (`full`), one for all (`tied`);
    /// standard deviations by column (`diag`), or one a component (`spherical`).
    let factors: Matrix
    /// By component: the logarithm of weight times density at its mean, where it is highest.
    let peaks: [Double]

    init(type: CovarianceType, weights: [Double], means: Matrix, factors: Matrix) {
        self.type = type
        self.weights = weights
        self.means = means
        self.factors = factors
        let depth = means.columns
        peaks = weights.indices.map { component in
            let widths: [Double] =
                switch type {
                case .full: (0..<depth).map { factors[component * depth + $0, $0] }
                case .tied: (0..<depth).map { factors[$0, $0] }
                case .diag: Array(factors.row(component))
                case .spherical: Array(repeating: factors[component, 0], count: depth)
                }
            return log(weights[component]) - widths.reduce(0) { $0 + log($1) } - 0.5 * Double(depth) * log(2 * .pi)
        }
    }

    var count: Int { weights.count }

    /// The given components, in the given order.
    ///
    /// - Parameter isWeighed: whether their weights are brought to a sum of 1, which may change the last digits of densities.
    func selecting(_ chosen: [Int], weighedAnew isWeighed: Bool = true) -> GaussianComponents {
        let total = isWeighed ? chosen.reduce(0) { $0 + weights[$1] } : 1
        let depth = means.columns
        let kept: Matrix =
            switch type {
            case .full: factors.selecting(rows: chosen.flatMap { $0 * depth..<($0 + 1) * depth })
            case .tied: factors
            case .diag, .spherical: factors.selecting(rows: chosen)
            }
        return GaussianComponents(
            type: type, weights: chosen.map { weights[$0] / total }, means: means.selecting(rows: chosen), factors: kept)
    }

    /// The same densities about means moved by `offset`.
    func moved(by offset: [Double]) -> GaussianComponents {
        var moved = means
        for component in 0..<count {
            for column in offset.indices { moved[component, column] += offset[column] }
        }
        return GaussianComponents(type: type, weights: weights, means: moved, factors: factors)
    }

    /// The number of the component that weighs most at a row, given the logarithms of weight times density.
    ///
    /// Of equals the one whose mean comes first in lexicographic order, which does not depend on how they are numbered.
    func likeliest(_ logarithms: UnsafePointer<Double>) -> Int {
        var best = 0
        for component in 1..<max(1, count) {
            let isEqual = logarithms[component] == logarithms[best]
            if logarithms[component] > logarithms[best]
                || isEqual && means.row(component).lexicographicallyPrecedes(means.row(best)) {
                best = component
            }
        }
        return best
    }
}
