import Foundation

/// The largest eigenvalues of a symmetric operator and their vectors, found from products with it alone.
///
/// Lanczos' iteration with every vector made orthogonal to all before it, restarted from the best vectors found (“thick
/// restart”). A vector that hides from the starting one, because its eigenvalue is the same as another's, is looked for
/// from a random vector orthogonal to what was found, until there is no greater one. The sign of a vector is such that
/// its component of largest magnitude is positive (the first of equals).
/// Source: Wu, Simon, “Thick-restart Lanczos method for large symmetric eigenvalue problems”, SIAM Journal on Matrix
/// Analysis and Applications 22 (2000).
public struct LeadingEigen: Sendable {
    /// Descending; as many as were wanted, or as the operator has.
    public let values: [Double]
    /// One vector a row, in the order of `values`.
    public let vectors: Matrix
    /// Products with the operator.
    public let products: Int
    public let hasConverged: Bool

    private static let purpose = 22
    /// ‖Ax − λx‖ that counts as none, in units of the operator's norm.
    private static let tolerance = 1e-9
    private static let mostRestarts = 150
    /// The share of what is left that a product is taken for.
    private static let creep = 0.001

    /// - Parameters:
    ///   - size: the number of rows of the operator.
    ///   - progress: told the share done, by how far residuals have fallen; it never falls.
    ///   - multiply: writes the product of the operator and a vector.
    /// - Throws: what `multiply` throws.
    /// - Complexity: O(b·n) beside each product, and O(b·n) memory, for b = max(3·wanted, 80) or n if that is less.
    public init<Failure: Error>(
        size: Int, wanted: Int, threads: Threads = .one, progress: (Double) -> Void = { _ in },
        multiply: (UnsafePointer<Double>, UnsafeMutablePointer<Double>) throws(Failure) -> Void
    ) throws(Failure) {
        let wanted = min(max(0, wanted), size)
        guard wanted > 0 else {
            (values, vectors, products, hasConverged) = ([], Matrix(rows: 0, columns: size), 0, true)
            return
        }
        var space = KrylovSpace(
            size: size, width: min(size, max(3 * wanted, 80)), threads: threads,
            stream: RandomStream(seed: 0, purpose: Self.purpose))
        var expected: [Double]?
        var done = 0.0
        var isConfirmed = false
        for _ in 0..<Self.mostRestarts where !isConfirmed {
            try space.fill { (vector, product) throws(Failure) in
                try multiply(vector, product)
                // Residuals are known when the space is full; till then it comes a little nearer with every product.
                done += Self.creep * (1 - done)
                progress(done)
            }
            guard !space.isWhole, let pairs = space.ritzPairs() else { break }
            let norm = space.norm(of: pairs)
            // Of what is hidden the greatest must have settled too, before it can be said to be no greater.
            let needed = expected == nil ? wanted : wanted + 1
            let residual = (0..<needed).reduce(0) { max($0, space.residual(of: pairs, $1)) }
            done = max(done, Self.share(residual: residual / norm, isConfirming: expected != nil))
            progress(done)
            guard residual <= Self.tolerance * norm else {
                space.restart(from: pairs, keeping: wanted + (space.width - wanted) / 3, afresh: false)
                continue
            }
            let found = Array(pairs.values.prefix(wanted))
            isConfirmed = expected.map { zip($0, found).allSatisfy { abs($0 - $1) <= Self.tolerance * norm } } ?? false
            expected = found
            if !isConfirmed { space.restart(from: pairs, keeping: wanted, afresh: true) }
        }
        progress(1)
        let best = space.best(wanted)
        values = best.values
        vectors = best.vectors.oriented
        products = space.products
        hasConverged = isConfirmed || space.isWhole
    }

    /// About how much is done where a relative residual is left; vectors are found once and then confirmed.
    private static func share(residual: Double, isConfirming: Bool) -> Double {
        let found = min(1, log(max(residual, tolerance)) / log(tolerance))
        return (isConfirming ? 0.5 : 0) + 0.5 * max(0, found)
    }
}

extension Matrix {
    /// The rows, each turned so that its component of largest magnitude is positive.
    fileprivate var oriented: Matrix {
        var turned = self
        for row in 0..<rows {
            let largest = self.row(row).reduce(0) { abs($1) > abs($0) ? $1 : $0 }
            guard largest < 0 else { continue }
            for column in 0..<columns { turned[row, column] = -self[row, column] }
        }
        return turned
    }
}
