import Foundation
import LinearAlgebra

/// Affinities that fall with the squared distance of two rows: exp(−γ‖x − y‖²).
struct RadialAffinity: Affinity {
    let count: Int
    let degrees: [Double]
    /// count × count.
    private let cells: [Double]

    /// - Complexity: O(n²·d); O(n²) memory.
    init(of rows: Matrix, gamma: Double, in execution: Execution) throws(ClusteringError) {
        let (count, depth) = (rows.rows, rows.columns)
        var cells = [Double](repeating: 0, count: count * count)
        degrees = try cells.withUnsafeMutableBufferPointer { (buffer) throws(ClusteringError) in
            // Chunks write disjoint rows.
            nonisolated(unsafe) let cells = buffer
            let chunks = Chunks(of: count, smallest: 16, most: 1024)
            var degrees: [Double] = []
            for chunk in 0..<chunks.count {
                let part = chunks[chunk]
                degrees += try execution.map(part.count) { offset in
                    let row = part.lowerBound + offset
                    return rows.withUnsafeElements { values in
                        guard let values = values.baseAddress else { return 0 }
                        var degree = 0.0
                        for other in 0..<count where other != row {
                            let square = Distances.squared(values + row * depth, values + other * depth, count: depth)
                            cells[row * count + other] = exp(-gamma * square)
                            degree += cells[row * count + other]
                        }
                        return degree
                    }
                }
                execution.progress(Double(chunk + 1) / Double(chunks.count))
            }
            return degrees
        }
        self.count = count
        self.cells = cells
    }

    func multiply(_ vector: UnsafePointer<Double>, rows: Range<Int>, into product: UnsafeMutablePointer<Double>) {
        cells.withUnsafeBufferPointer { cells in
            guard let cells = cells.baseAddress else { return }
            for row in rows { product[row] = Distances.inner(cells + row * count, vector, count: count) }
        }
    }

    func affinity(_ row: Int, _ other: Int) -> Double { cells[row * count + other] }
}
