import LinearAlgebra

/// What is kept of rows that are summarised as one: how many, their mean, and their squared deviations from it.
///
/// Sums of squares, which the paper keeps, cancel where rows lie far from zero; means and deviations do not.
/// Source: Lang, Schubert, “BETULA: numerically stable CF-trees for BIRCH clustering”, SISAP 2020.
struct ClusterFeature: Sendable, Hashable {
    var weight: Double
    var mean: [Double]
    /// Σ‖x − mean‖².
    var squares: Double

    /// The root of the mean squared deviation.
    var radius: Double { (squares / weight).squareRoot() }

    /// ‖mean − mean‖².
    func squaredDistance(to other: ClusterFeature) -> Double {
        Distances.squared(mean, other.mean, count: mean.count)
    }

    /// How much the squared deviations of both grow where they are made one; to the last bit the same either way round.
    func growth(with other: ClusterFeature) -> Double {
        let (lighter, heavier) = (min(weight, other.weight), max(weight, other.weight))
        return lighter / (lighter + heavier) * heavier * squaredDistance(to: other)
    }

    /// The squared radius both would have as one.
    func squaredRadius(with other: ClusterFeature) -> Double {
        (squares + other.squares + growth(with: other)) / (weight + other.weight)
    }

    mutating func absorb(_ other: ClusterFeature) {
        squares += other.squares + growth(with: other)
        weight += other.weight
        let share = other.weight / weight
        for column in mean.indices { mean[column] += share * (other.mean[column] - mean[column]) }
    }
}
