import LinearAlgebra

extension Matrix {
    /// A matrix of as many rows, written in chunks of rows on several threads.
    ///
    /// What a row becomes may depend on nothing but the row, or results would depend on the chunks.
    ///
    /// - Parameters:
    ///   - width: the number of columns of the new matrix.
    ///   - atOnce: how many rows make a chunk where each takes long; progress is then told of every chunk.
    ///   - write: fills some rows of the new matrix; `source` and `target` begin at the first of them.
    /// - Returns: the new matrix, and what `write` told of each chunk.
    func mapRows<Told: Sendable>(
        to width: Int, atOnce: Int? = nil, in execution: Execution = .standard,
        _ write: @Sendable (
            _ rows: Range<Int>, _ source: UnsafePointer<Double>, _ target: UnsafeMutablePointer<Double>
        ) -> Told
    ) throws(ClusteringError) -> (matrix: Matrix, told: [Told]) {
        guard rows > 0, width > 0 else { return (Matrix(rows: rows, columns: width), []) }
        let chunks = Chunks(of: rows, smallest: atOnce ?? 256, most: atOnce == nil ? 64 : rows)
        let execution = atOnce == nil ? execution.unheard : execution
        var outcome: Swift.Result<[Told], ClusteringError> = .success([])
        let cells = withUnsafeElements { source in
            [Double](unsafeUninitializedCapacity: rows * width) { target, initialised in
                // Chunks are disjoint rows of the target, each written by one thread.
                nonisolated(unsafe) let start = target.baseAddress!
                // Without columns there is nothing to read, and any address will do.
                nonisolated(unsafe) let source = source.baseAddress ?? UnsafePointer(start)
                do throws(ClusteringError) {
                    outcome = .success(
                        try execution.mapTelling(chunks.count) { chunk in
                            let first = chunks[chunk].lowerBound
                            return write(chunks[chunk], source + first * columns, start + first * width)
                        })
                    initialised = rows * width
                } catch {
                    outcome = .failure(error)
                }
            }
        }
        let told = try outcome.get()
        return (Matrix(rows: rows, columns: width, elements: cells), told)
    }

    /// Every cell made anew from itself and its column's two coefficients, and cut to the largest magnitude that is legal.
    ///
    /// Inlined, so that the loop is compiled for each transform.
    ///
    /// - Complexity: O(n·d), bound by memory.
    @inline(__always)
    func mapCells(
        _ first: [Double], _ second: [Double], in execution: Execution = .standard,
        _ transform: @Sendable (_ cell: Double, _ first: Double, _ second: Double) -> Double
    ) throws(ClusteringError) -> Matrix {
        let width = columns
        return try mapRows(to: width, in: execution) { rows, source, target in
            first.withUnsafeBufferPointer { first in
                second.withUnsafeBufferPointer { second in
                    for row in 0..<rows.count {
                        for column in 0..<width {
                            let cell = transform(source[row * width + column], first[column], second[column])
                            target[row * width + column] = cell.bounded
                        }
                    }
                }
            }
        }.matrix
    }
}

extension Double {
    /// The number, or the largest legal magnitude with its sign where it is beyond that; a missing cell stays missing.
    var bounded: Double {
        let limit = Points.largestMagnitude
        return self > limit ? limit : self < -limit ? -limit : self
    }
}
