import Vocabulary

/// What shapes the clusters of a Gaussian mixture may have.
public enum CovarianceType: String, Choice, Codable, Sendable {
    /// Every cluster an ellipsoid of its own.
    case full
    /// One ellipsoid for all.
    case tied
    /// Every cluster an ellipsoid along the columns.
    case diag
    /// Every cluster a ball of its own.
    case spherical

    /// Numbers that describe the shapes of `clusters` clusters in `columns` columns.
    func freeParameters(clusters: Int, columns: Int) -> Double {
        let (clusters, columns) = (Double(clusters), Double(columns))
        return switch self {
        case .full: clusters * columns * (columns + 1) / 2
        case .tied: columns * (columns + 1) / 2
        case .diag: clusters * columns
        case .spherical: clusters
        }
    }

    /// Rows and columns of the matrix that holds the roots of the covariances.
    func factorShape(clusters: Int, columns: Int) -> (rows: Int, columns: Int) {
        switch self {
        case .full: (clusters * columns, columns)
        case .tied: (columns, columns)
        case .diag: (clusters, columns)
        case .spherical: (clusters, 1)
        }
    }
}
