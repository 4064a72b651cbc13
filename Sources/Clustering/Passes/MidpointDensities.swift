import LinearAlgebra

/// How crowded the midpoints between the centres of clusters are beside the centres themselves.
struct MidpointDensities: Sendable {
    private let points: Points
    private let centres: Matrix
    private let squaredRadius: Double
    /// By cluster: its rows.
    private let members: [[Int]]
    /// By row, where rows are weighted.
    private let weights: [Double]?

    /// - Parameters:
    ///   - partition: of at least two clusters.
    ///   - centres: clusters × columns.
    ///   - radius: how far a row may be from a place to be near it.
    init(of partition: Partition, about centres: Matrix, radius: Double, in points: Points) {
        self.points = points
        self.centres = centres
        squaredRadius = radius * radius
        var members = [[Int]](repeating: [], count: partition.clusterCount)
        for case (let row, let label?) in partition.labels.enumerated() { members[label - 1].append(row) }
        self.members = members
        weights = points.relativeWeights
    }

    /// The mean over pairs of clusters: rows near the midpoint over rows near the more crowded centre, both counted among
    /// the rows of the pair. Infinite where rows are near a midpoint and none near its centres.
    ///
    /// - Complexity: O(n·k·d).
    func mean(in execution: Execution) throws(ClusteringError) -> Double {
        let own = try execution.map(members.count) { cluster in
            centre(cluster) { count(members[cluster], near: $0) }
        }
        let sums = try execution.map(members.count) { first in
            (0..<first).reduce(0.0) { $0 + relativeDensity(of: first, $1, own) }
        }
        return sums.reduce(0, +) / (Double(members.count) * Double(members.count - 1) / 2)
    }

    private func relativeDensity(of first: Int, _ second: Int, _ own: [Double]) -> Double {
        centre(first) { firstCentre in
            centre(second) { secondCentre in
                let middle = (0..<centres.columns).map { firstCentre[$0] / 2 + secondCentre[$0] / 2 }
                let between = count(members[first], near: middle) + count(members[second], near: middle)
                guard between > 0 else { return 0 }
                let atCentres = max(
                    own[first] + count(members[second], near: firstCentre),
                    own[second] + count(members[first], near: secondCentre))
                return between / atCentres
            }
        }
    }

    /// What the rows near a place count.
    private func count(_ rows: [Int], near place: UnsafePointer<Double>) -> Double {
        let depth = centres.columns
        return points.values.withUnsafeElements { cells in
            guard let cells = cells.baseAddress else { return 0 }
            return rows.reduce(0) { count, row in
                let isNear = Distances.squared(cells + row * depth, place, count: depth) <= squaredRadius
                return isNear ? count + (weights?[row] ?? 1) : count
            }
        }
    }

    private func centre<Result>(_ cluster: Int, _ body: (UnsafePointer<Double>) -> Result) -> Result {
        centres.withUnsafeElements { body($0.baseAddress! + cluster * centres.columns) }
    }
}
