/// The cheapest division of groups among clusters that keeps all limits, by branching and bounding.
///
/// `SizeFlow` bounds from below what a division can cost. Where its answer splits no group and brings none together that
/// may not meet, it is the cheapest. Otherwise such a group is put into each cluster in turn, the cheapest first, and what
/// costs more than the best division known is passed over. Divisions to compare with come from mending the flow's answers.
struct LimitedSearch: Sendable {
    struct Found: Sendable {
        /// By group: its cluster, counted from 0.
        var labels: [Int]
        var price: Double
        /// No division costs less.
        var lowerBound: Double
    }

    private struct Branch {
        let decisions: [(group: Int, cluster: Int)]
        let lowerBound: Double
    }

    private let problem: LimitedProblem
    private var best: (labels: [Int], price: Double)?
    /// Whether a bound was not followed to its end, so that an empty branch proves nothing.
    private var isCutShort = false
    /// The least bound of those.
    private var leastCut = Double.infinity

    init(_ problem: LimitedProblem) { self.problem = problem }

    /// - Parameters:
    ///   - start: labels that are known to keep the limits; the division found costs no more.
    ///   - branches: how many flows to compute at most.
    /// - Returns: `nil` where no division keeps the limits, or none was found in so many branches.
    mutating func run(
        from start: [Int]?, branches: Int, in execution: Execution
    ) throws(ClusteringError) -> (found: Found?, isComplete: Bool) {
        if let start { consider(start) }
        var open = [Branch(decisions: [], lowerBound: 0)]
        for _ in 0..<max(1, branches) {
            guard let branch = open.popLast() else { break }
            guard isPromising(branch.lowerBound) else { continue }
            let further = try explore(branch, in: execution)
            open.append(contentsOf: further)
        }
        open.removeAll { !isPromising($0.lowerBound) }
        let isComplete = open.isEmpty && !isCutShort
        guard let best else { return (nil, isComplete) }
        let lowest = min(open.map(\.lowerBound).min() ?? best.price, isCutShort ? leastCut : best.price)
        return (Found(labels: best.labels, price: best.price, lowerBound: min(lowest, best.price)), isComplete)
    }

    private mutating func consider(_ labels: [Int]) {
        guard problem.keeps(labels) else { return }
        let price = problem.price(of: labels)
        if best.map({ price < $0.price }) ?? true { best = (labels, price) }
    }

    private func isPromising(_ lowerBound: Double) -> Bool {
        best.map { lowerBound < $0.price * (1 - 1e-12) } ?? true
    }

    /// The branches below one, the most promising last.
    private mutating func explore(_ branch: Branch, in execution: Execution) throws(ClusteringError) -> [Branch] {
        let narrowed = branch.decisions.isEmpty ? problem : problem.deciding(branch.decisions)
        var flow = SizeFlow(narrowed)
        guard try flow.run(in: execution) else { return [] }
        let price = flow.price
        guard isPromising(price) else { return [] }
        if flow.isCutShort {
            isCutShort = true
            leastCut = min(leastCut, price)
        }
        let group = undecided(flow)
        if group != nil || flow.isCutShort,
            let settled = try LimitedDescent.settled(problem, from: flow.homes, in: execution)
        {
            consider(settled)
        }
        guard let group else {
            consider(flow.homes)
            return []
        }
        let ways = (0..<problem.clusters).filter { narrowed.price(group, in: $0) < .infinity }
        return ways.sorted { (narrowed.price(group, in: $1), $1) < (narrowed.price(group, in: $0), $0) }.map { cluster in
            Branch(
                decisions: branch.decisions + [(group: group, cluster: cluster)], lowerBound: max(price, branch.lowerBound))
        }
    }

    /// The largest group that is split, or else the first that meets one it may not meet.
    private func undecided(_ flow: SizeFlow) -> Int? {
        let split = flow.shares.keys.max { (problem.sizes[$0], $1) < (problem.sizes[$1], $0) }
        return split ?? problem.apart.indices.first { problem.meets($0, in: flow.homes[$0], of: flow.homes) }
    }
}
