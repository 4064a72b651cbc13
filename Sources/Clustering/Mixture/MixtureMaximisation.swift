import LinearAlgebra

/// The components that make the rows likeliest, given how far each row belongs to each.
struct MixtureMaximisation: Sendable {
    let rows: MixtureRows
    let type: CovarianceType
    /// What is added to every variance.
    let ridge: Double

    /// Rows whose products are added up at once.
    private static let block = 256
    /// Rows that a component is summed over between two looks at whether anybody still waits for it.
    private static let rowsBetweenChecks = 1024
    /// The weight of a component of no row, as a share of a row of mean weight, which keeps its mean defined.
    private static let leastWeight = 1e-14

    /// - Complexity: O(n·k·d²) for full and tied covariances, O(n·k·d) for the others; O(k·d²) or O(k·d) memory.
    func components(
        for memberships: Matrix, in execution: Execution
    ) throws(ClusteringError) -> (components: GaussianComponents, collapsed: Int) {
        let (masses, means) = try means(for: memberships, in: execution)
        let scatters = try scatters(about: means, masses, memberships, in: execution)
        let total = masses.reduce(0, +)
        let weights = masses.map { $0 / total }
        let depth = rows.depth
        switch type {
        case .full, .tied:
            let covariances = type == .full
                ? zip(scatters, masses).map { $0.0.divided(by: $0.1) } : [Matrix.sum(of: scatters).divided(by: total)]
            let factors = try execution.map(covariances.count) { factor(of: covariances[$0]) }
            let stacked = Matrix(rows: factors.count * depth, columns: depth, elements: factors.flatMap(\.factor.elements))
            return (
                GaussianComponents(type: type, weights: weights, means: means, factors: stacked),
                factors.count(where: \.isCollapsed)
            )
        case .diag, .spherical:
            let variances = zip(scatters, masses).map { scatter, mass in
                let own = scatter.elements.map { $0 / mass + ridge }
                return type == .diag ? own : [own.mean ?? ridge]
            }
            let collapsed = variances.count { $0.contains { $0 <= 2 * ridge } }
            // A variance of zero would divide by zero where nothing is added.
            let widths = Matrix(variances.map { $0.map { max($0, .leastNormalMagnitude).squareRoot() } })
            return (GaussianComponents(type: type, weights: weights, means: means, factors: widths), collapsed)
        }
    }

    /// By component: the weight of its rows and their mean.
    private func means(
        for memberships: Matrix, in execution: Execution
    ) throws(ClusteringError) -> (masses: [Double], means: Matrix) {
        let (components, depth) = (memberships.columns, rows.depth)
        let chunks = Chunks(of: rows.count)
        let parts = try execution.map(chunks.count) { chunk in
            var sums = Matrix(rows: components, columns: depth)
            var masses = [Double](repeating: 0, count: components)
            sums.withUnsafeMutableElements { sums in
                rows.values.withUnsafeElements { cells in
                    memberships.withUnsafeElements { memberships in
                        for row in chunks[chunk] {
                            for component in 0..<components {
                                let share = memberships[row * components + component] * rows.weight(of: row)
                                guard share > 0 else { continue }
                                masses[component] += share
                                for column in 0..<depth {
                                    sums[component * depth + column] += share * cells[row * depth + column]
                                }
                            }
                        }
                    }
                }
            }
            return (masses, sums)
        }
        var masses = [Double](
            repeating: Self.leastWeight * (rows.total / Double(rows.count)), count: components)
        for part in parts {
            for component in masses.indices { masses[component] += part.0[component] }
        }
        var means = Matrix.sum(of: parts.map(\.1))
        for component in 0..<components {
            for column in 0..<depth { means[component, column] /= masses[component] }
        }
        return (masses, means)
    }

    /// By component: Σ share · (x − μ)(x − μ)ᵀ, or only its diagonal as one row.
    ///
    /// From deviations and not from squares, which would cancel. Each component is one thread's work from the first row
    /// to the last, so that no more than one sum a component is in memory.
    private func scatters(
        about means: Matrix, _ masses: [Double], _ memberships: Matrix, in execution: Execution
    ) throws(ClusteringError) -> [Matrix] {
        let (components, depth) = (memberships.columns, rows.depth)
        let isWhole = type == .full || type == .tied
        let sums = try execution.map(components) { component in
            var scatter = Matrix(rows: isWhole ? depth : 1, columns: depth)
            var block = [Double](repeating: 0, count: Self.block * depth)
            var filled = 0
            scatter.withUnsafeMutableElements { sums in
                block.withUnsafeMutableBufferPointer { block in
                    guard let sums = sums.baseAddress, let block = block.baseAddress else { return }
                    for row in 0..<rows.count {
                        // Of a cancelled sum nothing is read.
                        if row.isMultiple(of: Self.rowsBetweenChecks), execution.isCancelled() { return }
                        let share = memberships[row, component] * rows.weight(of: row)
                        if share > 0 {
                            deviate(row, means, component, share.squareRoot(), block + filled * depth)
                            filled += 1
                        }
                        guard filled == Self.block || row == rows.count - 1 else { continue }
                        if isWhole {
                            Products.addScatter(of: block, filled, depth, into: sums)
                        } else {
                            for position in 0..<filled * depth { sums[position % depth] += block[position] * block[position] }
                        }
                        filled = 0
                    }
                }
            }
            return scatter
        }
        try execution.checkpoint()
        return sums
    }

    private func deviate(
        _ row: Int, _ means: Matrix, _ component: Int, _ scale: Double, _ place: UnsafeMutablePointer<Double>
    ) {
        let depth = rows.depth
        rows.values.withUnsafeElements { cells in
            means.withUnsafeElements { means in
                for column in 0..<depth {
                    place[column] = scale * (cells[row * depth + column] - means[component * depth + column])
                }
            }
        }
    }

    /// The Cholesky factor of a covariance with the ridge on its diagonal, or with as much more as it needs.
    private func factor(of covariance: Matrix) -> (factor: Matrix, isCollapsed: Bool) {
        let largest = (0..<covariance.rows).reduce(0) { max($0, covariance[$1, $1]) }
        var added = ridge
        while added.isFinite {
            var widened = covariance
            for column in 0..<widened.rows { widened[column, column] += added }
            if let cholesky = Cholesky(widened) {
                let isCollapsed = (0..<widened.rows).contains { cholesky.factor[$0, $0] * cholesky.factor[$0, $0] <= 2 * added }
                return (cholesky.factor, isCollapsed)
            }
            added = max(added * 10, largest * 1e-15, .leastNormalMagnitude)
        }
        // Not reached with finite covariances; a ball is a covariance in any case.
        let width = max(largest, .leastNormalMagnitude).squareRoot()
        var ball = Matrix(rows: covariance.rows, columns: covariance.rows)
        for column in 0..<ball.rows { ball[column, column] = width }
        return (ball, true)
    }
}

extension Matrix {
    /// The sum of matrices of one shape, of which there is at least one, from first to last.
    fileprivate static func sum(of matrices: [Matrix]) -> Matrix {
        var sum = matrices[0]
        sum.withUnsafeMutableElements { cells in
            for matrix in matrices.dropFirst() {
                matrix.withUnsafeElements { others in
                    for position in cells.indices { cells[position] += others[position] }
                }
            }
        }
        return sum
    }

    fileprivate func divided(by divisor: Double) -> Matrix {
        var quotient = self
        quotient.withUnsafeMutableElements { cells in
            for position in cells.indices { cells[position] /= divisor }
        }
        return quotient
    }
}
