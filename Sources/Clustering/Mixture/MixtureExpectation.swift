import Foundation
import LinearAlgebra

/// How far every row belongs to every component, and how likely the rows are.
struct MixtureExpectation: Sendable {
    /// Rows × components; each row sums to 1.
    let memberships: Matrix
    /// By row: the logarithm of its density.
    let logDensities: [Double]
    /// By row: the component that weighs most, counted from 0.
    let labels: [Int]

    init(of components: GaussianComponents, in values: Matrix, in execution: Execution) throws(ClusteringError) {
        var memberships = Matrix(rows: values.rows, columns: components.count)
        var logDensities = [Double](repeating: 0, count: values.rows)
        var labels = [Int](repeating: 0, count: values.rows)
        let chunks = Chunks(of: values.rows, smallest: 256, most: 256)
        try memberships.withUnsafeMutableElements { (memberships) throws(ClusteringError) in
            try logDensities.withUnsafeMutableBufferPointer { (logDensities) throws(ClusteringError) in
                try labels.withUnsafeMutableBufferPointer { (labels) throws(ClusteringError) in
                    // Chunks write disjoint rows.
                    nonisolated(unsafe) let (memberships, logDensities, labels) = (memberships, logDensities, labels)
                    _ = try execution.map(chunks.count) { chunk in
                        guard let first = memberships.baseAddress else { return }
                        let rows = chunks[chunk]
                        components.fillLogDensities(of: values, rows: rows, into: first + rows.lowerBound * components.count)
                        for row in rows {
                            let own = first + row * components.count
                            labels[row] = components.likeliest(own)
                            logDensities[row] = components.normalise(own)
                        }
                    }
                }
            }
        }
        self.memberships = memberships
        self.logDensities = logDensities
        self.labels = labels
    }

    /// Every row wholly in one component.
    init(labels: [Int], components: Int) {
        var memberships = Matrix(rows: labels.count, columns: components)
        for (row, label) in labels.enumerated() { memberships[row, label] = 1 }
        self.memberships = memberships
        logDensities = []
        self.labels = labels
    }

    /// Σ weight · log density, in the order of the rows.
    func logLikelihood(weights: [Double]?) -> Double {
        guard let weights else { return logDensities.reduce(0, +) }
        return zip(logDensities, weights).reduce(0) { $0 + $1.0 * $1.1 }
    }

    /// −Σ weight · membership · log membership: how undecided the memberships are.
    ///
    /// Added up in the given order of rows.
    func entropy(_ order: ValueOrder, _ weights: [Double]?) -> Double {
        var entropy = 0.0
        for row in order.rows {
            let own = memberships.row(row).reduce(0.0) { $1 > 0 ? $0 - $1 * log($1) : $0 }
            entropy += own * (weights?[row] ?? 1)
        }
        return entropy
    }
}
