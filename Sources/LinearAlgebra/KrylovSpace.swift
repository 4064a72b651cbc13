/// Orthonormal vectors that a symmetric operator has been applied to, and what the operator does among them.
struct KrylovSpace {
    /// The number of vectors it is filled up to.
    let width: Int
    private let size: Int
    private let threads: Threads
    /// (width + 1) × size: the last is what the product with the one before had that no other has.
    private var basis: [Double]
    /// width × width: basis · operator · basisᵀ.
    private var projection: Matrix
    private var filled = 0
    /// The length of what the last product had beyond the basis.
    private var rest = 0.0
    private var stream: RandomStream
    private(set) var products = 0

    /// Columns of all vectors that a cache holds.
    private static let stretch = 512

    init(size: Int, width: Int, threads: Threads, stream: RandomStream) {
        self.size = size
        self.width = width
        self.threads = threads
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
        let beginning = filled
        while filled < width {
            let newest = filled
            try basis.withUnsafeMutableBufferPointer { (buffer) throws(Failure) in
                guard let first = buffer.baseAddress else { return }
                try multiply(first + newest * size, first + (newest + 1) * size)
            }
            products += 1
            let before = length(of: newest + 1)
            // What it has in common is with the last two, except with all that was kept in a restart.
            let least = newest == beginning ? 0 : max(0, newest - 1)
            for (position, part) in orthogonalise(newest + 1, from: least).enumerated() {
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
        combine(pairs, kept)
        basis.withUnsafeMutableBufferPointer { basis in
            for column in 0..<size { basis[kept * size + column] = basis[width * size + column] }
        }
        projection = Matrix(rows: width, columns: width)
        for pair in 0..<kept { projection[pair, pair] = pairs.values[pair] }
        filled = kept
        if afresh { drawVector(at: kept) }
    }

    /// The best approximations of eigenvectors there are.
    mutating func best(_ count: Int) -> (values: [Double], vectors: Matrix) {
        guard let pairs = ritzPairs() else { return ([], Matrix(rows: 0, columns: size)) }
        combine(pairs, count)
        return (
            Array(pairs.values.prefix(count)), Matrix(rows: count, columns: size, elements: Array(basis[0..<count * size]))
        )
    }

    /// Puts the first Ritz vectors in the place of the first vectors.
    private mutating func combine(_ pairs: SymmetricEigen, _ count: Int) {
        let (size, width, chunks) = (size, width, chunks)
        let shares = pairs.vectors.selecting(rows: Array(0..<count))
        basis.withUnsafeMutableBufferPointer { basis in
            // Chunks write disjoint columns.
            nonisolated(unsafe) let basis = basis
            _ = threads.map(chunks.count) { chunk in
                let columns = chunks[chunk]
                var cells: [Double] = []
                cells.reserveCapacity(width * columns.count)
                for vector in 0..<width { cells += basis[vector * size + columns.lowerBound..<vector * size + columns.upperBound] }
                let combined = shares.times(Matrix(rows: width, columns: columns.count, elements: cells))
                for vector in 0..<count {
                    for (column, cell) in zip(columns, combined.row(vector)) { basis[vector * size + column] = cell }
                }
            }
        }
    }

    /// Puts a random vector of length 1 there that is orthogonal to all before it.
    private mutating func drawVector(at position: Int) {
        for column in 0..<size { basis[position * size + column] = stream.nextUniform() - 0.5 }
        _ = orthogonalise(position)
        let length = length(of: position)
        if length > 0 { scale(position, by: 1 / length) }
    }

    /// Takes off a vector what it has in common with those before it; returns how much that was of each.
    ///
    /// Classical Gram–Schmidt, twice, since the first time leaves what rounding has put back.
    /// Source: Giraud, Langou, Rozložník, “The loss of orthogonality in the Gram–Schmidt orthogonalization process”,
    /// Computers & Mathematics with Applications 50 (2005).
    /// - Parameter least: the first vector with which it can have more in common than rounding makes; once is enough for
    ///   those before.
    private mutating func orthogonalise(_ position: Int, from least: Int = 0) -> [Double] {
        let parts = innerProducts(of: position, with: least..<position)
        let rests = innerProducts(of: position, takingOff: parts, of: least, with: 0..<position)
        _ = innerProducts(of: position, takingOff: rests, of: 0, with: 0..<0)
        return rests[..<least] + zip(rests[least...], parts).map(+)
    }

    private var chunks: Chunks { Chunks(of: size, smallest: 2048) }

    /// Takes multiples of some vectors off another; returns its products with some then.
    ///
    /// Both in one pass over the basis, by stretches that stay in the cache meanwhile.
    private mutating func innerProducts(
        of position: Int, takingOff parts: [Double] = [], of least: Int = 0, with others: Range<Int>
    ) -> [Double] {
        let (size, chunks) = (size, chunks)
        return basis.withUnsafeMutableBufferPointer { buffer in
            guard let first = buffer.baseAddress else { return [] }
            // Chunks write disjoint columns.
            nonisolated(unsafe) let basis = first
            let sums = threads.map(chunks.count) { chunk in
                var sums = [Double](repeating: 0, count: others.count)
                for start in stride(from: chunks[chunk].lowerBound, to: chunks[chunk].upperBound, by: Self.stretch) {
                    let columns = min(Self.stretch, chunks[chunk].upperBound - start)
                    let vector = basis + position * size + start
                    Products.add(
                        -1, basis + least * size + start, isTransposed: true, rows: parts.count, columns: columns,
                        stride: size, times: parts, to: vector)
                    Products.add(
                        1, basis + others.lowerBound * size + start, rows: others.count, columns: columns, stride: size,
                        times: vector, to: &sums)
                }
                return sums
            }
            return sums.dropFirst().reduce(sums[0]) { zip($0, $1).map(+) }
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
