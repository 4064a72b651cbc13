import LinearAlgebra

/// A mixture of Gaussians: new rows belong to the component that weighs most where they lie.
///
/// Written as JSON and read again, a model assigns the same labels, distances, margins and probabilities bit for bit.
public struct MixtureModel: ClusterModel {
    public let algorithm: String
    public let columns: [String]
    let components: GaussianComponents

    init(algorithm: String, columns: [String], components: GaussianComponents) {
        precondition(columns.count == components.means.columns, "names do not fit the means")
        self.algorithm = algorithm
        self.columns = columns
        self.components = components
    }

    public static let kind = "mixture"
    public var clusterCount: Int { components.count }
    /// The means.
    public var locations: Matrix? { components.means }
    public var covarianceType: CovarianceType { components.type }
    /// By cluster: the share of rows it stands for, summing to 1.
    public var weights: [Double] { components.weights }

    /// The likeliest cluster of every row, in row order, with the probability that it is in that cluster; columns are
    /// matched by name and others ignored.
    ///
    /// The distance is √(2·(highest peak − log weighted density)): the Mahalanobis distance to the cluster, lengthened
    /// where the cluster's density is lower at its mean than the highest of all clusters is at its own. So the nearest
    /// cluster is the likeliest.
    ///
    /// - Throws: `ClusteringError.missingColumn`.
    /// - Complexity: O(n·k·d²) for full and tied covariances, O(n·k·d) for the others.
    public func assign(_ points: Points, in execution: Execution) throws(ClusteringError) -> [Assignment] {
        let values = try points.matching(columns: columns).values
        let highest = components.peaks.max() ?? 0
        let chunks = Chunks(of: values.rows, smallest: 256)
        return try execution.map(chunks.count) { chunk in
            var logarithms = [Double](repeating: 0, count: chunks[chunk].count * clusterCount)
            return logarithms.withUnsafeMutableBufferPointer { logarithms -> [Assignment] in
                guard let first = logarithms.baseAddress else { return [] }
                components.fillLogDensities(of: values, rows: chunks[chunk], into: first)
                return (0..<chunks[chunk].count).map { assignment(first + $0 * clusterCount, highest) }
            }
        }.flatMap(\.self)
    }

    private func assignment(_ logarithms: UnsafeMutablePointer<Double>, _ highest: Double) -> Assignment {
        let distance = { (component: Int) in max(0, 2 * (highest - logarithms[component])).squareRoot() }
        let best = components.likeliest(logarithms)
        let second = (0..<clusterCount).filter { $0 != best }.max { logarithms[$0] < logarithms[$1] }
        let (own, other) = (distance(best), second.map(distance))
        _ = components.normalise(logarithms)
        return Assignment(
            cluster: best + 1, distance: own, runnerUp: second.map { $0 + 1 }, margin: other.map { max(0, $0 - own) },
            probability: logarithms[best])
    }
}

extension MixtureModel {
    private enum CodingKeys: String, CodingKey {
        case algorithm, columns, covarianceType = "covariance_type", weights, means, factors
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        algorithm = try container.decode(String.self, forKey: .algorithm)
        columns = try container.decode([String].self, forKey: .columns)
        let type = try container.decode(CovarianceType.self, forKey: .covarianceType)
        let weights = try container.decode([Double].self, forKey: .weights)
        let means = try container.decode(Matrix.self, forKey: .means)
        let factors = try container.decode(Matrix.self, forKey: .factors)
        let (count, depth) = (weights.count, columns.count)
        let (rows, width) = type.factorShape(clusters: count, columns: depth)
        guard count > 0, means.rows == count, means.columns == depth, factors.rows == rows, factors.columns == width else {
            throw ClusteringError.unreadableModel(
                "\(count) components of \(depth) columns with factors of \(factors.rows) × \(factors.columns)")
        }
        components = GaussianComponents(type: type, weights: weights, means: means, factors: factors)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(algorithm, forKey: .algorithm)
        try container.encode(columns, forKey: .columns)
        try container.encode(components.type, forKey: .covarianceType)
        try container.encode(components.weights, forKey: .weights)
        try container.encode(components.means, forKey: .means)
        try container.encode(components.factors, forKey: .factors)
    }
}
