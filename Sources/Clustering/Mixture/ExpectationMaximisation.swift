import LinearAlgebra

/// The iteration that makes a mixture of Gaussians likelier, from a first partition to a local optimum.
///
/// Source: Dempster, Laird, Rubin, “Maximum likelihood from incomplete data via the EM algorithm”, JRSS B 39 (1977).
struct ExpectationMaximisation: Sendable {
    let maximisation: MixtureMaximisation
    let maximumIterations: Int
    /// Gain of the mean log density of a row that counts as none.
    let tolerance: Double

    struct Run: Sendable {
        let components: GaussianComponents
        /// Σ weight · log density.
        let logLikelihood: Double
        let iterations: Int
        let hasConverged: Bool
        /// Components that are as narrow as what is added to their variances.
        let collapsed: Int
    }

    private var rows: MixtureRows { maximisation.rows }

    /// Iterates until the likelihood no longer grows and every component is the likeliest of some row; one that is not is
    /// dropped, and the others go on.
    func run(from labels: [Int], in execution: Execution) throws(ClusteringError) -> Run {
        var expectation = MixtureExpectation(labels: labels, components: (labels.max() ?? 0) + 1)
        var iterations = 0
        while true {
            let run = try climb(from: expectation, after: iterations, in: execution)
            iterations = run.iterations
            expectation = try MixtureExpectation(of: run.components, in: rows.values, in: execution)
            let kept = Set(expectation.labels).sorted()
            guard kept.count < run.components.count else { return run }
            expectation = try MixtureExpectation(of: run.components.selecting(kept), in: rows.values, in: execution)
        }
    }

    private func climb(
        from start: MixtureExpectation, after before: Int, in execution: Execution
    ) throws(ClusteringError) -> Run {
        var memberships = start.memberships
        var likelihood = -Double.infinity
        var iterations = before
        while true {
            try execution.checkpoint()
            let (components, collapsed) = try maximisation.components(for: memberships, in: execution)
            let expectation = try MixtureExpectation(of: components, in: rows.values, in: execution)
            let next = expectation.logLikelihood(weights: rows.weights)
            memberships = expectation.memberships
            iterations += 1
            let hasConverged = abs(next - likelihood) <= tolerance * rows.total
            likelihood = next
            execution.progress(1 - Execution.left(after: Double(iterations)))
            guard hasConverged || iterations - before >= maximumIterations else { continue }
            return Run(
                components: components, logLikelihood: likelihood, iterations: iterations, hasConverged: hasConverged,
                collapsed: collapsed)
        }
    }
}
