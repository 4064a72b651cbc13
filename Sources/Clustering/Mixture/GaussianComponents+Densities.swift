import Foundation
import LinearAlgebra

extension GaussianComponents {
    /// A squared distance that no row exceeds, so that no sum of densities is undefined.
    private static let farthest = 1e300
    /// Rows taken together, one a lane.
    private static let lanes = 8

    /// Logarithms of weight times density, rows × components, into `results`.
    ///
    /// Eight rows are taken together, each in a lane of its own, so that a row's numbers do not depend on its company.
    ///
    /// - Complexity: O(m·k·d²) for full and tied covariances, O(m·k·d) for the others.
    func fillLogDensities(of values: Matrix, rows: Range<Int>, into results: UnsafeMutablePointer<Double>) {
        let depth = means.columns
        withUnsafeTemporaryAllocation(of: SIMD8<Double>.self, capacity: 2 * depth + 1) { scratch in
            guard let panel = scratch.baseAddress else { return }
            panel.initialize(repeating: .zero, count: 2 * depth + 1)
            for start in stride(from: rows.lowerBound, to: rows.upperBound, by: Self.lanes) {
                let filled = min(Self.lanes, rows.upperBound - start)
                values.withUnsafeElements { cells in
                    for lane in 0..<filled {
                        for column in 0..<depth { panel[column][lane] = cells[(start + lane) * depth + column] }
                    }
                }
                let place = results + (start - rows.lowerBound) * count
                for component in 0..<count {
                    var squares = squaredDistances(panel, to: component, panel + depth)
                    squares.replace(with: Self.farthest, where: .!(squares .<= Self.farthest))
                    for lane in 0..<filled { place[lane * count + component] = peaks[component] - 0.5 * squares[lane] }
                }
            }
        }
    }

    /// Turns a row of logarithms into the shares that the components have in their sum; returns the logarithm of the sum.
    ///
    /// The greatest is taken off first, so that nothing overflows and the sum is at least 1.
    func normalise(_ logarithms: UnsafeMutablePointer<Double>) -> Double {
        var greatest = -Double.infinity
        for component in 0..<count { greatest = max(greatest, logarithms[component]) }
        var sum = 0.0
        for component in 0..<count {
            logarithms[component] = exp(logarithms[component] - greatest)
            sum += logarithms[component]
        }
        for component in 0..<count { logarithms[component] /= sum }
        return greatest + log(sum)
    }

    /// Squared Mahalanobis distances of eight rows, given column by column, to a mean.
    private func squaredDistances(
        _ panel: UnsafePointer<SIMD8<Double>>, to component: Int, _ solved: UnsafeMutablePointer<SIMD8<Double>>
    ) -> SIMD8<Double> {
        let depth = means.columns
        return means.withUnsafeElements { centres in
            factors.withUnsafeElements { factors in
                guard depth > 0, let centre = centres.baseAddress.map({ $0 + component * depth }),
                    let factors = factors.baseAddress
                else { return .zero }
                switch type {
                case .full:
                    return Self.solve(factors + component * depth * depth, panel, centre, solved, depth)
                case .tied:
                    return Self.solve(factors, panel, centre, solved, depth)
                case .diag:
                    return Self.divide(panel, centre, depth) { factors[component * depth + $0] }
                case .spherical:
                    return Self.divide(panel, centre, depth) { _ in factors[component] }
                }
            }
        }
    }

    /// ‖L⁻¹(x − μ)‖² by forward substitution.
    private static func solve(
        _ factor: UnsafePointer<Double>, _ panel: UnsafePointer<SIMD8<Double>>, _ centre: UnsafePointer<Double>,
        _ solved: UnsafeMutablePointer<SIMD8<Double>>, _ depth: Int
    ) -> SIMD8<Double> {
        var sum = SIMD8<Double>()
        for row in 0..<depth {
            let factors = factor + row * depth
            var rest = panel[row] - centre[row]
            for column in 0..<row { rest -= factors[column] * solved[column] }
            solved[row] = rest / factors[row]
            sum += solved[row] * solved[row]
        }
        return sum
    }

    private static func divide(
        _ panel: UnsafePointer<SIMD8<Double>>, _ centre: UnsafePointer<Double>, _ depth: Int, by width: (Int) -> Double
    ) -> SIMD8<Double> {
        var sum = SIMD8<Double>()
        for column in 0..<depth {
            let scaled = (panel[column] - centre[column]) / width(column)
            sum += scaled * scaled
        }
        return sum
    }
}
