extension Points {
    /// By row: its weight over that of the heaviest row, above 0; `nil` where every row counts once.
    ///
    /// Sums with these neither overflow nor vanish, however small or large the weights are.
    var relativeWeights: [Double]? {
        guard let weights, let heaviest = weights.max() else { return nil }
        return weights.map { max($0 / heaviest, .leastNormalMagnitude) }
    }

    /// By cluster: what its rows count together.
    func masses(of partition: Partition) -> [Double] {
        guard let weights else { return partition.sizes.map(Double.init) }
        return zip(partition.labels, weights).reduce(into: Array(repeating: 0, count: partition.clusterCount)) {
            if let label = $1.0 { $0[label - 1] += $1.1 }
        }
    }

    /// The mean of values of the rows, in row order, by the weights of those that have one; `nil` without any.
    func mean(of values: [Double?]) -> Double? {
        let weights = relativeWeights
        var (sum, mass) = (0.0, 0.0)
        for case (let row, let value?) in values.enumerated() {
            let weight = weights?[row] ?? 1
            sum += weight * value
            mass += weight
        }
        return mass > 0 ? sum / mass : nil
    }
}
