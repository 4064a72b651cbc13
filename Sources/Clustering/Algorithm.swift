import Vocabulary

/// A way to divide points into clusters.
///
/// Laws, tested over the catalogue: the same points and parameters give the same bits at any number of threads; permuting
/// the rows permutes the labels up to their canonical order; a model assigns the points it was fitted on as the partition says.
public protocol Algorithm: Described {
    /// - Throws: `ClusteringError.tooFewRows` without rows, `.cancelled`.
    func fit(_ points: Points, in execution: Execution) throws(ClusteringError) -> Fit

    /// One fit for each number of clusters, ascending.
    func sweep(_ points: Points, over counts: ClosedRange<Int>, in execution: Execution) throws(ClusteringError) -> [Fit]
}

extension Algorithm {
    public func fit(_ points: Points) throws(ClusteringError) -> Fit {
        try fit(points, in: .standard)
    }

    /// Fits one number of clusters after another by setting the parameter `k`.
    public func sweep(
        _ points: Points, over counts: ClosedRange<Int>, in execution: Execution
    ) throws(ClusteringError) -> [Fit] {
        var fits: [Fit] = []
        for count in counts {
            var algorithm = self
            do throws(ParameterError) {
                try algorithm.set("k", to: .integer(count))
            } catch {
                throw .badParameter(error)
            }
            fits.append(try algorithm.fit(points, in: execution))
        }
        return fits
    }
}
