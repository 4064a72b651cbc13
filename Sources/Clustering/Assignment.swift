/// Where a model puts a row, how far it is from there, and how much nearer than from the runner-up.
public struct Assignment: Sendable, Hashable, Codable {
    /// The cluster, counted from 1.
    public let cluster: Int
    /// Euclidean distance to its centre, in the units the model was fitted in.
    public let distance: Double
    /// The second nearest cluster; `nil` where there is only one.
    public let runnerUp: Int?
    /// Distance to the runner-up's centre minus `distance`, never negative; `nil` where there is only one cluster.
    public let margin: Double?

    public init(cluster: Int, distance: Double, runnerUp: Int?, margin: Double?) {
        self.cluster = cluster
        self.distance = distance
        self.runnerUp = runnerUp
        self.margin = margin
    }
}
