import LinearAlgebra

/// Subclusters, of which several may make a cluster: new rows belong to the cluster of the nearest.
///
/// Written as JSON and read again, a model assigns the same labels, distances and margins bit for bit.
public struct SubclusterModel: ClusterModel {
    public let algorithm: String
    public let columns: [String]
    /// Subclusters × columns, in lexicographic order, which settles ties.
    public let centres: Matrix
    /// By subcluster: its cluster, counted from 1.
    public let labels: [Int]
    /// By subcluster: the weight of the rows it sums up.
    public let weights: [Double]
    public let clusterCount: Int

    public static let kind = "subclusters"

    public init(algorithm: String, columns: [String], centres: Matrix, labels: [Int], weights: [Double]) {
        precondition(columns.count == centres.columns, "names do not fit the centres")
        precondition(labels.count == centres.rows && weights.count == centres.rows, "not every centre has a label")
        self.algorithm = algorithm
        self.columns = columns
        self.centres = centres
        self.labels = labels
        self.weights = weights
        clusterCount = labels.max() ?? 0
    }

    /// The means of the clusters' subclusters, each counting for the rows it sums up.
    public var locations: Matrix? {
        var means = Matrix(rows: clusterCount, columns: columns.count)
        var masses = [Double](repeating: 0, count: clusterCount)
        for (subcluster, label) in labels.enumerated() {
            masses[label - 1] += weights[subcluster]
            for column in 0..<columns.count {
                let step = centres[subcluster, column] - means[label - 1, column]
                means[label - 1, column] += step * (weights[subcluster] / masses[label - 1])
            }
        }
        return means
    }

    /// The cluster of the nearest subcluster of every row, in row order; columns are matched by name and others ignored.
    ///
    /// - Throws: `ClusteringError.missingColumn`, or `.tooFewRows` where the model has no subcluster.
    /// - Complexity: O(n·m·d) for m subclusters.
    public func assign(_ points: Points, in execution: Execution) throws(ClusteringError) -> [Assignment] {
        guard clusterCount > 0 else { throw .tooFewRows(needed: 1, given: 0) }
        let values = try points.matching(columns: columns).values
        let panels = Panels<Double>(rows: centres.rows, depth: centres.columns) { centres[$0, $1] }
        let chunks = Chunks(of: values.rows, smallest: 64, most: max(1, values.rows))
        return try execution.mapTelling(chunks.count) { chunk in
            var squares = [Double](repeating: 0, count: panels.count * Panels<Double>.lanes)
            var nearest = [Double](repeating: .infinity, count: clusterCount)
            return values.withUnsafeElements { cells in
                chunks[chunk].map { row in
                    if let first = cells.baseAddress {
                        panels.squaredDistances(from: first + row * values.columns, panels: 0..<panels.count, into: &squares)
                    }
                    return assignment(squares, &nearest)
                }
            }
        }.flatMap(\.self)
    }

    /// - Parameter nearest: room for a number a cluster.
    private func assignment(_ squares: [Double], _ nearest: inout [Double]) -> Assignment {
        for cluster in nearest.indices { nearest[cluster] = .infinity }
        var best = 0
        for (subcluster, label) in labels.enumerated() {
            if squares[subcluster] < squares[best] { best = subcluster }
            nearest[label - 1] = min(nearest[label - 1], squares[subcluster])
        }
        let own = labels[best] - 1
        let second = nearest.indices.filter { $0 != own }.min { nearest[$0] < nearest[$1] }
        let distance = squares[best].squareRoot()
        return Assignment(
            cluster: own + 1, distance: distance, runnerUp: second.map { $0 + 1 },
            margin: second.map { nearest[$0].squareRoot() - distance })
    }
}

extension SubclusterModel {
    private enum CodingKeys: CodingKey { case algorithm, columns, centres, labels, weights }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        algorithm = try container.decode(String.self, forKey: .algorithm)
        columns = try container.decode([String].self, forKey: .columns)
        centres = try container.decode(Matrix.self, forKey: .centres)
        labels = try container.decodeLabels(forKey: .labels)
        weights = try container.decode([Double].self, forKey: .weights)
        clusterCount = labels.max() ?? 0
        guard columns.count == centres.columns, labels.count == centres.rows, weights.count == centres.rows else {
            throw ClusteringError.unreadableModel("\(labels.count) labels for \(centres.rows) subclusters")
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(algorithm, forKey: .algorithm)
        try container.encode(columns, forKey: .columns)
        try container.encode(centres, forKey: .centres)
        try container.encode(labels, forKey: .labels)
        try container.encode(weights, forKey: .weights)
    }
}
