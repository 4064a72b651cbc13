import LinearAlgebra
import Vocabulary

/// Rows to be divided under limits, with all that does not depend on what a division costs.
struct LimitedRows: Sendable {
    let groups: IndivisibleGroups
    let bounds: SizeBounds

    /// Cells of all flows of one search together, where the cheapest division cannot be had at once.
    private static let effort = 4_000_000

    /// The memory for dividing so many rows.
    static func memory(rows: Int, clusters: Int) -> MemoryNeed {
        MemoryNeed(
            bytes: 64 * Double(rows) * Double(clusters),
            purpose: "what \(rows.counted("row")) would cost in each of \(clusters.counted("cluster"))",
            alternative: "fewer clusters, or a sample of the rows")
    }

    /// The division of least total cost that is found.
    ///
    /// - Parameters:
    ///   - costs: rows × clusters, finite.
    ///   - start: by row, counted from 0: a division that keeps the limits, not to be made worse.
    ///   - patience: how much is spent on proving a division the cheapest, relative to the usual.
    /// - Throws: `ClusteringError.infeasible` where none keeps the limits, or none is found that does.
    func divided(
        costs: Matrix, from start: [Int32]? = nil, patience: Double = 1, in execution: Execution
    ) throws(ClusteringError) -> LimitedAssignment {
        let clusters = costs.columns
        let (problem, scale, base) = problem(costs)
        let cells = Double(max(1, groups.count * clusters))
        let branches = Int(min(4000, max(patience < 1 ? 1 : 4, patience * Double(Self.effort) / cells / 20)))
        var first: [Int]?
        if let start {
            var labels = [Int](repeating: 0, count: groups.count)
            for (row, label) in start.enumerated() { labels[Int(groups.ofRow[row])] = Int(label) }
            first = labels
        }
        var search = LimitedSearch(problem)
        var result = try search.run(from: first, branches: branches, in: execution)
        if result.found == nil, !result.isComplete,
            case .found(let packed) = try GroupPacking.outcome(
                of: groups, within: bounds, steps: 2 * groups.count + 1_000_000, in: execution)
        {
            let settled = try LimitedDescent.settled(problem, from: packed, in: execution) ?? packed
            result = try search.run(from: settled, branches: branches, in: execution)
        }
        guard let found = result.found else {
            throw .infeasible(
                reason: result.isComplete ? .noDivision(clusters: clusters) : .noneFound(clusters: clusters), largest: nil,
                smallest: nil)
        }
        let labels = groups.ofRow.map { Int32(found.labels[Int($0)]) }
        let cost = labels.enumerated().reduce(0) { $0 + costs[$1.offset, Int($1.element)] }
        return LimitedAssignment(
            labels: labels, cost: cost, lowerBound: min(cost, found.lowerBound * scale + base),
            isOptimal: result.isComplete)
    }

    /// Costs above each group's least, brought to at most 1 so that no sum of them overflows.
    private func problem(_ costs: Matrix) -> (LimitedProblem, scale: Double, base: Double) {
        let clusters = costs.columns
        let largest = costs.elements.reduce(0) { max($0, $1.magnitude) }
        let scale = largest.isNormal ? Double(sign: .plus, exponent: largest.exponent, significand: 1) : 1
        var prices = [Double](repeating: 0, count: groups.count * clusters)
        for (row, group) in groups.ofRow.enumerated() {
            for cluster in 0..<clusters { prices[Int(group) * clusters + cluster] += costs[row, cluster] / scale }
        }
        var base = 0.0
        for group in 0..<groups.count {
            let own = group * clusters..<(group + 1) * clusters
            let least = prices[own].min() ?? 0
            // What a pinned group pays it pays anyway.
            let paid = groups.fixed[group].map { prices[group * clusters + $0] } ?? least
            base += paid
            for position in own { prices[position] -= paid }
            if let cluster = groups.fixed[group] {
                for position in own where position != own.lowerBound + cluster { prices[position] = .infinity }
            }
        }
        let problem = LimitedProblem(prices: prices, sizes: groups.sizes, apart: groups.apart, bounds: bounds)
        return (problem, scale, base * scale)
    }
}
