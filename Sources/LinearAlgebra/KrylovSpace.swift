/// Orthonormal vectors that a symmetric operator has been applied to, and what the operator does among them.
struct KrylovSpace {
    /// The number of vectors it is filled up to.
    let width: Int
    private let size: Int
    /// (width + 1) × size: the last is what the product with the one before had that no other has.
    private var basis: [Double]
    /// width × width: basis · operator · basisᵀ.
    private var projection: Matrix
    private var filled = 0
    /// The length of what the last product had beyond the basis.
    private var rest = 0.0
    private var stream: RandomStream
    private(set) var products = 0

    init(size: Int, width: Int, stream: RandomStream) {
        self.size = size
        self.width = width
        self.stream = stream
        basis = Array(repeating: 0, count: (width + 1) * size)
        projection = Matrix(rows: width, columns: width)
        drawVector(at: 0)
    }

    /// Whether there is nothing outside.
    var isWhole: Bool { width == size }

    /// Applies the operator to the newest vector until there are as many as fit.
    mutating func fill<Failure: Error>(
        _ multiply: (UnsafePointer<Double>, UnsafeMutablePointer<Double>) throws(Failure) -> Void
    ) throws(Failure) {
        while filled < width {
            let newest = filled
            try basis.withUnsafeMutableBufferPointer { (buffer) throws(Failure) in
                guard let first = buffer.baseAddress else { return }
                try multiply(first + newest * size, first + (newest + 1) * size)
            }
            products += 1
            let before = length(of: newest + 1)
            var parts = orthogonalise(newest + 1)
            // Once more, since the first time leaves what rounding has put back.
            for (position, part) in orthogonalise(newest + 1).enumerated() { parts[position] += part }
            for (position, part) in parts.enumerated() {
                projection[position, newest] = part
                projection[newest, position] = part
            }
            rest = length(of: newest + 1)
            filled += 1
            if rest > 1e-13 * before {
                scale(newest + 1, by: 1 / rest)
            } else {
                // Nothing is left: what has been found is closed under the operator, and another part is begun.
                rest = 0
                if filled < size { drawVector(at: newest + 1) }
            }
        }
    }

    func ritzPairs() -> SymmetricEigen? { SymmetricEigen(projection) }

    /// How far a Ritz vector is from being an eigenvector.
    func residual(of pairs: SymmetricEigen, _ pair: Int) -> Double { abs(rest * pairs.vectors[pair, width - 1]) }

    func norm(of pairs: SymmetricEigen) -> Double {
        max(abs(pairs.values.first ?? 0), abs(pairs.values.last ?? 0), .leastNormalMagnitude)
    }

    /// Keeps the first Ritz vectors and goes on from the newest vector, or from a random one.
    mutating func restart(from pairs: SymmetricEigen, keeping kept: Int, afresh: Bool) {
        let vectors = combined(pairs, kept)
        basis.replaceSubrange(kept * size..<(kept + 1) * size, with: Array(basis[width * size..<(width + 1) * size]))
        basis.replaceSubrange(0..<kept * size, with: vectors.elements)
        projection = Matrix(rows: width, columns: width)
        for pair in 0..<kept { projection[pair, pair] = pairs.values[pair] }
        filled = kept
        if afresh { drawVector(at: kept) }
    }

    /// The best approximations of eigenvectors there are.
    func best(_ count: Int) -> (values: [Double], vectors: Matrix) {
        guard let pairs = ritzPairs() else { return ([], Matrix(rows: 0, columns: size)) }
        return (Array(pairs.values.prefix(count)), combined(pairs, count))
    }

    private func combined(_ pairs: SymmetricEigen, _ count: Int) -> Matrix {
        pairs.vectors.selecting(rows: Array(0..<count))
            .times(Matrix(rows: width, columns: size, elements: Array(basis[0..<width * size])))
    }

    /// Puts a random vector of length 1 there that is orthogonal to all before it.
    private mutating func drawVector(at position: Int) {
        for column in 0..<size { basis[position * size + column] = stream.nextUniform() - 0.5 }
        for _ in 0..<2 {
            _ = orthogonalise(position)
            let length = length(of: position)
            if length > 0 { scale(position, by: 1 / length) }
        }
    }

    /// Takes off a vector what it has in common with those before it; returns how much that was of each.
    private mutating func orthogonalise(_ position: Int) -> [Double] {
        basis.withUnsafeMutableBufferPointer { buffer in
            guard let first = buffer.baseAddress else { return [] }
            let vector = first + position * size
            return (0..<position).map { other in
                let part = Distances.inner(first + other * size, vector, count: size)
                for column in 0..<size { vector[column] -= part * first[other * size + column] }
                return part
            }
        }
    }

    private func length(of position: Int) -> Double {
        basis.withUnsafeBufferPointer { buffer in
            guard let first = buffer.baseAddress else { return 0 }
            return Distances.inner(first + position * size, first + position * size, count: size).squareRoot()
        }
    }

    private mutating func scale(_ position: Int, by factor: Double) {
        for column in position * size..<(position + 1) * size { basis[column] *= factor }
    }
}
