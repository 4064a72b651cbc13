import LinearAlgebra

extension Matrix {
    /// Sums of products of the columns' deviations from `means`: (X − m)ᵀ(X − m), columns × columns.
    ///
    /// Rows are centred a block at a time, so that no copy of all of them is made.
    ///
    /// - Complexity: O(n·d²); O(d²) memory, a few times.
    func scatter(about means: [Double], in execution: Execution) throws(ClusteringError) -> Matrix {
        // Every chunk holds sums of its own: of wide tables there must not be many.
        let most = max(2, min(64, (1 << 25) / max(1, columns * columns)))
        let chunks = Chunks(of: rows, most: most)
        return try products(chunks, depth: 1024, size: columns, in: execution) { block in
            rowBlock(block, about: means)
        }
    }

    /// Inner products of the rows' deviations from `means`: (X − m)(X − m)ᵀ, rows × rows.
    ///
    /// - Complexity: O(n²·d); O(n²) memory, a few times.
    func innerProducts(about means: [Double], in execution: Execution) throws(ClusteringError) -> Matrix {
        let most = max(2, min(64, (1 << 25) / max(1, rows * rows)))
        let chunks = Chunks(of: columns, most: most)
        return try products(chunks, depth: 256, size: rows, in: execution) { block in
            columnBlock(block, about: means)
        }
    }

    /// Σ BᵀB over the blocks of every chunk, and then over the chunks, in their order.
    private func products(
        _ chunks: Chunks, depth: Int, size: Int, in execution: Execution, _ block: @Sendable (Range<Int>) -> Matrix
    ) throws(ClusteringError) -> Matrix {
        let parts = try execution.map(chunks.count) { chunk in
            var sums = Matrix(rows: size, columns: size)
            for start in stride(from: chunks[chunk].lowerBound, to: chunks[chunk].upperBound, by: depth) {
                if execution.isCancelled() { break }
                let part = block(start..<Swift.min(start + depth, chunks[chunk].upperBound))
                sums.add(part.transposedTimes(part))
            }
            return sums
        }
        try execution.checkpoint()
        return parts.reduce(into: Matrix(rows: size, columns: size)) { $0.add($1) }
    }

    private func rowBlock(_ block: Range<Int>, about means: [Double]) -> Matrix {
        var centred = elements[block.lowerBound * columns..<block.upperBound * columns]
        centred.withUnsafeMutableBufferPointer { cells in
            for row in 0..<block.count {
                for column in 0..<columns { cells[row * columns + column] -= means[column] }
            }
        }
        return Matrix(rows: block.count, columns: columns, elements: Array(centred))
    }

    /// The centred columns of `block`, one a row.
    private func columnBlock(_ block: Range<Int>, about means: [Double]) -> Matrix {
        var centred: [Double] = []
        centred.reserveCapacity(block.count * rows)
        for column in block {
            for row in 0..<rows { centred.append(elements[row * columns + column] - means[column]) }
        }
        return Matrix(rows: block.count, columns: rows, elements: centred)
    }

    /// Adds another matrix of the same shape.
    private mutating func add(_ other: Matrix) {
        let count = elements.count
        withUnsafeMutableElements { sums in
            other.withUnsafeElements { terms in
                for position in 0..<count { sums[position] += terms[position] }
            }
        }
    }
}
