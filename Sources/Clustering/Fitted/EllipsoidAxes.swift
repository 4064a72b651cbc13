import LinearAlgebra

/// Coordinates in which a robust covariance can be looked for: columns of like scale, and not too many for the rows.
struct EllipsoidAxes: Sendable {
    /// By column: its median.
    let offsets: [Double]
    /// By column: its interquartile range, or its standard deviation where that is zero; zero where it does not vary.
    let scales: [Double]
    /// Axes × columns, orthonormal rows.
    let directions: Matrix

    private static let rowsPerAxis = 5
    private static let mostAxes = 100

    /// - Parameter values: at least one row, no cell missing.
    init(of values: Matrix, step: String, in execution: Execution) throws(ClusteringError) {
        let moments = try ColumnMoments(of: values, in: execution)
        let figures = try execution.map(values.columns) { column -> (median: Double, scale: Double) in
            let quartiles = values.column(column).quantiles([0.25, 0.5, 0.75]) ?? [0, 0, 0]
            let spreads = [quartiles[2] - quartiles[0], moments.variance(of: column).squareRoot()]
            return (quartiles[1], spreads.first(where: \.isNormal) ?? 0)
        }
        offsets = figures.map(\.median)
        scales = figures.map(\.scale)
        let varying = scales.indices.filter { [scales] in scales[$0] > 0 }
        let most = min(Self.mostAxes, max(1, values.rows / Self.rowsPerAxis))
        if varying.count <= most {
            var chosen = Matrix(rows: varying.count, columns: values.columns)
            for (axis, column) in varying.enumerated() { chosen[axis, column] = 1 }
            directions = chosen
        } else {
            let scaled = try values.deviations(from: offsets, in: scales, in: execution)
            let found = try PrincipalDirections(of: scaled, step: step, in: execution)
            let kept = min(most, max(1, found.squares.count { $0 > 0 }))
            directions = found.vectors.selecting(rows: Array(0..<kept))
        }
    }

    /// Rows × axes.
    func coordinates(of values: Matrix, in execution: Execution) throws(ClusteringError) -> Matrix {
        try values.deviations(from: offsets, in: scales, in: execution).alongRows(of: directions, in: execution)
    }
}

extension Matrix {
    /// Every cell's deviation from its column's centre, in units of its scale; zero in columns without a scale.
    func deviations(
        from centres: [Double], in scales: [Double], in execution: Execution
    ) throws(ClusteringError) -> Matrix {
        try mapCells(centres, scales, in: execution) { $2 > 0 ? ($0 - $1) / $2 : 0 }
    }

    /// The inner product of every row with every row of `directions`; a row's do not depend on the others.
    func alongRows(of directions: Matrix, in execution: Execution) throws(ClusteringError) -> Matrix {
        let width = columns
        return try mapRows(to: directions.rows, in: execution) { rows, source, target in
            directions.withUnsafeElements { cells in
                guard let cells = cells.baseAddress else { return target.update(repeating: 0, count: rows.count * directions.rows) }
                for row in 0..<rows.count {
                    for direction in 0..<directions.rows {
                        target[row * directions.rows + direction] = Distances.inner(
                            source + row * width, cells + direction * width, count: width)
                    }
                }
            }
        }.matrix
    }
}
