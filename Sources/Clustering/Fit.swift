/// What an algorithm made of some points.
public struct Fit: Sendable, Hashable {
    public let partition: Partition
    /// What can assign new rows.
    public let model: ClusterModel
    /// Sum of squared distances to the nearest centre.
    public let inertia: Double
    /// Iterations of the run that was kept.
    public let iterations: Int
    public let hasConverged: Bool
    public let warnings: [FitWarning]

    public init(
        partition: Partition, model: ClusterModel, inertia: Double, iterations: Int, hasConverged: Bool,
        warnings: [FitWarning]
    ) {
        self.partition = partition
        self.model = model
        self.inertia = inertia
        self.iterations = iterations
        self.hasConverged = hasConverged
        self.warnings = warnings
    }
}
