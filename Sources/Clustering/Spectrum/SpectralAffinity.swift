import Vocabulary

/// When two rows are taken to belong together.
public enum SpectralAffinity: String, Choice, Sendable {
    /// Where one is among the nearest of the other.
    case nearestNeighbors = "nearest_neighbors"
    /// The more the nearer they are: exp(−γ‖x − y‖²).
    case rbf
}
