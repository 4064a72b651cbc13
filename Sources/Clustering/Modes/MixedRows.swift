import LinearAlgebra

/// Numbers and texts of some rows, column after column, with what a text that differs counts.
struct MixedRows: Sendable {
    let count: Int
    /// Numeric columns, and text columns.
    let depth, width: Int
    /// depth × count.
    let numbers: [Double]
    /// width × count: places in `texts`, and −1 for texts that are not there.
    let codes: [Int32]
    /// By text column: the texts it may have, sorted.
    let texts: [[String]]
    let weights: [Double]
    /// What a text that differs adds to the squared distance of the numbers.
    var gamma: Double

    /// - Parameters:
    ///   - rows: which rows of the matrix and of the codes are taken, in this order.
    ///   - weights: one for each of them.
    init(
        _ values: Matrix, _ levels: [LevelCodes], rows: [Int], weights: [Double], gamma: Double, in execution: Execution
    ) throws(ClusteringError) {
        count = rows.count
        (depth, width) = (values.columns, levels.count)
        var numbers: [Double] = []
        numbers.reserveCapacity(depth * rows.count)
        for column in 0..<depth {
            try execution.checkpoint()
            for row in rows { numbers.append(values[row, column]) }
        }
        self.numbers = numbers
        codes = levels.flatMap { column in rows.map { column.codes[$0] } }
        texts = levels.map(\.texts)
        self.weights = weights
        self.gamma = gamma
    }

    /// The prototypes that some rows are.
    func prototypes(at rows: [Int]) -> Prototypes {
        Prototypes(
            depth: depth, width: width, centres: rows.flatMap { row in (0..<depth).map { numbers[$0 * count + row] } },
            modes: rows.flatMap { row in (0..<width).map { codes[$0 * count + row] } })
    }

    /// The mean over numeric columns of their weighted variance; `nil` without any, or where they do not vary.
    var meanVariance: Double? {
        let total = weights.reduce(0, +)
        let variances = (0..<depth).map { column in
            let cells = numbers[column * count..<(column + 1) * count]
            let origin = cells.first ?? 0
            let mean = zip(cells, weights).reduce(0) { $0 + ($1.0 - origin) * ($1.1 / total) }
            return zip(cells, weights).reduce(0) {
                let deviation = $1.0 - origin - mean
                return $0 + deviation * deviation * ($1.1 / total)
            }
        }
        let mean = variances.reduce(0, +) / Double(max(1, depth))
        return mean > 0 ? mean : nil
    }

    /// The mean over text columns of how likely two rows drawn by weight differ in it; `nil` without any, or where none do.
    var meanHeterogeneity: Double? {
        let total = weights.reduce(0, +)
        let shares = (0..<width).map { column in
            var masses = [Double](repeating: 0, count: texts[column].count)
            for row in 0..<count { masses[Int(codes[column * count + row])] += weights[row] / total }
            return 1 - masses.reduce(0) { $0 + $1 * $1 }
        }
        let mean = shares.reduce(0, +) / Double(max(1, width))
        // The squares of shares add up to 1 only up to rounding.
        return mean > 1e-12 ? mean : nil
    }
}
