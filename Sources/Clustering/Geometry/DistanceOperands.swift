import LinearAlgebra

/// Rows arranged so that one product gives squared distances: (−2x, ‖x‖², 1) · (y, 1, ‖y‖²) = ‖x − y‖².
struct DistanceOperands: Sendable {
    private let left: [Float]
    private let right: [Float]
    private let width: Int

    init(_ rows: CentredRows) {
        width = rows.depth + 2
        var left: [Float] = []
        var right: [Float] = []
        left.reserveCapacity(rows.count * width)
        right.reserveCapacity(rows.count * width)
        for row in 0..<rows.count {
            let cells = rows.values[row * rows.width..<row * rows.width + rows.depth]
            for cell in cells { left.append(-2 * cell) }
            left.append(rows.norms[row])
            left.append(1)
            right.append(contentsOf: cells)
            right.append(1)
            right.append(rows.norms[row])
        }
        self.left = left
        self.right = right
    }

    /// Fills a block with the distances of `rows` to `others`, exactly zero from a row to itself.
    ///
    /// - Parameter stride: cells between the rows of the block, a multiple of eight.
    func fill(_ block: inout [Float], rows: Range<Int>, others: Range<Int>, stride: Int) {
        left.withUnsafeBufferPointer { left in
            right.withUnsafeBufferPointer { right in
                Products.rowsByRows(
                    left.baseAddress! + rows.lowerBound * width, rows.count, right.baseAddress! + others.lowerBound * width,
                    others.count, depth: width, into: &block, stride: stride)
            }
        }
        block.withUnsafeMutableBytes { bytes in
            for row in 0..<rows.count {
                for position in Swift.stride(from: row * stride, to: row * stride + others.count, by: 8) {
                    let offset = position * MemoryLayout<Float>.stride
                    var squares = bytes.loadUnaligned(fromByteOffset: offset, as: SIMD8<Float>.self)
                    // Rounding may leave a square below zero.
                    squares.replace(with: 0, where: squares .< 0)
                    bytes.storeBytes(of: squares.squareRoot(), toByteOffset: offset, as: SIMD8<Float>.self)
                }
            }
        }
        for row in rows where others.contains(row) {
            block[(row - rows.lowerBound) * stride + row - others.lowerBound] = 0
        }
    }
}
