import LinearAlgebra
import Vocabulary

/// What an algorithm made of some points.
public struct Fit: Sendable {
    public let partition: Partition
    /// What can be asked where new rows belong.
    public let model: any ClusterModel
    /// What the algorithm has measured of the fit, such as the inertia it minimised or a likelihood.
    public let figures: [Figure]
    /// What it has found of every row, such as a probability.
    public let rowFigures: [RowFigures]
    /// Rows × clusters: how far each row belongs to each cluster, where it can belong to several.
    public let memberships: Matrix?
    /// The order in which clusters were joined, where they were.
    public let tree: Dendrogram?
    /// Iterations of the run that was kept; 1 where nothing is iterated.
    public let iterations: Int
    public let hasConverged: Bool
    public let warnings: [FitWarning]

    public init(
        partition: Partition, model: any ClusterModel, figures: [Figure] = [], rowFigures: [RowFigures] = [],
        memberships: Matrix? = nil, tree: Dendrogram? = nil, iterations: Int = 1, hasConverged: Bool = true,
        warnings: [FitWarning] = []
    ) {
        self.partition = partition
        self.model = model
        self.figures = figures
        self.rowFigures = rowFigures
        self.memberships = memberships
        self.tree = tree
        self.iterations = iterations
        self.hasConverged = hasConverged
        self.warnings = warnings
    }

    /// A figure by its name; `nil` where there is none or it is not defined.
    public func figure(_ name: String) -> Double? { figures.first { $0.name == name }?.value }
}

/// A number for every row under one name.
public struct RowFigures: Sendable, Hashable {
    public let name: String
    /// One a row; `nil` where it is not defined.
    public let values: [Double?]

    public init(_ name: String, _ values: [Double?]) {
        self.name = name
        self.values = values
    }
}

extension Fit: Hashable {
    public static func == (left: Self, right: Self) -> Bool {
        left.partition == right.partition && left.model.isEqual(to: right.model) && left.figures == right.figures
            && left.rowFigures == right.rowFigures && left.memberships == right.memberships && left.tree == right.tree
            && left.iterations == right.iterations && left.hasConverged == right.hasConverged
            && left.warnings == right.warnings
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(partition)
        hasher.combine(figures)
    }
}
