import Vocabulary

/// Which cluster is taken apart next.
public enum BisectionStrategy: String, Choice {
    /// The one with the largest sum of squared distances to its centre.
    case biggestInertia = "biggest_inertia"
    /// The one with most rows, or the heaviest.
    case largestCluster = "largest_cluster"
}
