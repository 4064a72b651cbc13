/// Where a model puts a row, how far it is from there, and how much nearer than from the runner-up.
public struct Assignment: Sendable, Hashable, Codable {
    /// The cluster, counted from 1; `nil` where the row belongs to none.
    public let cluster: Int?
    /// How far it is from its cluster, as the algorithm measures that: for centres the Euclidean distance to the nearest,
    /// in the units the model was fitted in. Where it belongs to none, how far from the nearest.
    public let distance: Double
    /// The nearest of the other clusters; `nil` where there is none.
    public let runnerUp: Int?
    /// Distance to the runner-up minus `distance`; negative only where limits keep the row from a nearer cluster, `nil` where
    /// there is no other.
    public let margin: Double?
    /// How likely the row is in its cluster, from 0 to 1, where the model knows.
    public let probability: Double?

    public init(cluster: Int?, distance: Double, runnerUp: Int? = nil, margin: Double? = nil, probability: Double? = nil) {
        self.cluster = cluster
        self.distance = distance
        self.runnerUp = runnerUp
        self.margin = margin
        self.probability = probability
    }
}
