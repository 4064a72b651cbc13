/// Groups to be divided among clusters: what that costs, and what has to be kept.
struct LimitedProblem: Sendable {
    /// Groups × clusters: how much more than its cheapest cluster each costs; infinite where a group may not go.
    let prices: [Double]
    /// By group.
    let sizes: [Double]
    /// By group: the groups it may not meet.
    let apart: [[Int]]
    let bounds: SizeBounds

    var clusters: Int { bounds.clusterCount }
    var count: Int { sizes.count }

    func price(_ group: Int, in cluster: Int) -> Double { prices[group * clusters + cluster] }

    func price(of labels: [Int]) -> Double {
        labels.indices.reduce(0) { $0 + price($1, in: labels[$1]) }
    }

    func loads(of labels: [Int]) -> [Double] {
        var loads = [Double](repeating: 0, count: clusters)
        for (group, label) in labels.enumerated() { loads[label] += sizes[group] }
        return loads
    }

    /// Whether a group would meet one it may not meet.
    func meets(_ group: Int, in cluster: Int, of labels: [Int], except other: Int = -1) -> Bool {
        apart[group].contains { labels[$0] == cluster && $0 != other }
    }

    /// Whether labels keep everything, which is what is asked of every answer whatever found it.
    func keeps(_ labels: [Int]) -> Bool {
        bounds.hold(loads(of: labels))
            && labels.indices.allSatisfy { price($0, in: labels[$0]) < .infinity && !meets($0, in: labels[$0], of: labels) }
    }

    /// The same, with some groups where they are put and those that may not meet them elsewhere.
    func deciding(_ decisions: [(group: Int, cluster: Int)]) -> LimitedProblem {
        var prices = prices
        for (group, cluster) in decisions {
            for other in 0..<clusters where other != cluster { prices[group * clusters + other] = .infinity }
            for other in apart[group] { prices[other * clusters + cluster] = .infinity }
        }
        return LimitedProblem(prices: prices, sizes: sizes, apart: apart, bounds: bounds)
    }
}
