import LinearAlgebra

/// Centres that follow small batches of rows, each the slower the more rows it has already met.
///
/// Source: D. Sculley, “Web-scale k-means clustering”, WWW 2010.
struct MiniBatchSteps: Sendable {
    /// Clusters × columns.
    private(set) var centres: Matrix
    /// By centre: the weight of the rows it has met.
    private var masses: [Double]
    /// How much of the smoothed inertia the latest batch makes up.
    private let freshness: Double
    private var smoothedInertia: Double?
    private var leastInertia = Double.infinity
    private(set) var iterations = 0
    /// The share by which a batch must lower the inertia; where every batch is the whole table, it falls for ever by less.
    private static let worthwhile = 2e-4
    /// Batches since the smoothed inertia was lowest.
    private(set) var idle = 0
    /// Squared movement of all centres by the latest batch.
    private(set) var movement = Double.infinity

    /// - Parameter share: how much of all rows a batch is.
    init(from centres: Matrix, share: Double) {
        self.centres = centres
        masses = Array(repeating: 0, count: centres.rows)
        // scikit-learn's twice the share, but so much that no more than some hundred batches are remembered.
        freshness = min(1, max(0.02, 2 * share))
    }

    /// Moves every centre to the mean of all rows it has met, those of the batch included.
    ///
    /// - Complexity: O(b·k·d) for a batch of b rows.
    mutating func follow(_ batch: Matrix, weights: [Double]?, in execution: Execution) throws(ClusteringError) {
        let nearest = try NearestCentres(of: batch, to: centres, in: execution).rows
        let depth = batch.columns
        var sums = [Double](repeating: 0, count: centres.rows * depth)
        var met = [Double](repeating: 0, count: centres.rows)
        var (inertia, mass) = (0.0, 0.0)
        for (row, place) in nearest.enumerated() {
            let weight = weights?[row] ?? 1
            met[place.first] += weight
            inertia += weight * place.squaredDistance
            mass += weight
            for column in 0..<depth {
                sums[place.first * depth + column] += weight * (batch[row, column] - centres[place.first, column])
            }
        }
        movement = 0
        for cluster in met.indices where met[cluster] > 0 {
            masses[cluster] += met[cluster]
            for column in 0..<depth {
                let step = sums[cluster * depth + column] / masses[cluster]
                centres[cluster, column] += step
                movement += step * step
            }
        }
        iterations += 1
        notice(inertia / mass)
    }

    private mutating func notice(_ inertia: Double) {
        // The first batch is measured from the seeds, and would make every later one look good.
        guard iterations > 1 else { return }
        let smoothed = smoothedInertia.map { $0 + freshness * (inertia - $0) } ?? inertia
        smoothedInertia = smoothed
        idle = smoothed < leastInertia * (1 - Self.worthwhile * freshness) ? 0 : idle + 1
        leastInertia = min(leastInertia, smoothed)
    }
}
