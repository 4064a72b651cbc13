/// Makes labels keep all limits where they do not, at little cost, and then cheaper as long as single moves or exchanges do.
///
/// A local search: what it ends with keeps all limits, but need not be the cheapest that does.
struct LimitedDescent: Sendable {
    private let problem: LimitedProblem
    private(set) var labels: [Int]
    private var loads: [Double]

    /// Groups of each of two clusters among which an exchange is sought.
    private static let exchangeWidth = 48
    private static let passes = 4

    init(_ problem: LimitedProblem, from labels: [Int]) {
        self.problem = problem
        self.labels = labels
        loads = problem.loads(of: labels)
    }

    /// Labels that keep all limits; `nil` where moves and exchanges lead to none.
    static func settled(
        _ problem: LimitedProblem, from labels: [Int], in execution: Execution
    ) throws(ClusteringError) -> [Int]? {
        var descent = LimitedDescent(problem, from: labels)
        guard descent.separate(), try descent.fitSizes(in: execution) else { return nil }
        try descent.descend(in: execution)
        return problem.keeps(descent.labels) ? descent.labels : nil
    }

    // MARK: Repair

    /// Moves groups away from those they may not meet.
    private mutating func separate() -> Bool {
        let choosy = labels.indices.filter { !problem.apart[$0].isEmpty }
        for _ in 0..<max(4 * choosy.count, 1) {
            guard let met = choosy.first(where: { problem.meets($0, in: labels[$0], of: labels) }),
                let other = problem.apart[met].first(where: { labels[$0] == labels[met] })
            else { return true }
            var best: (group: Int, cluster: Int, meetings: Int, price: Double)?
            for group in [met, other] {
                for cluster in 0..<problem.clusters where cluster != labels[group] {
                    let price = change(group, to: cluster)
                    let meetings = problem.apart[group].count { labels[$0] == cluster }
                    guard price < .infinity, best.map({ (meetings, price) < ($0.meetings, $0.price) }) ?? true else { continue }
                    best = (group, cluster, meetings, price)
                }
            }
            guard let best else { return false }
            move(best.group, to: best.cluster)
        }
        return false
    }

    /// Moves groups, or exchanges two, until all sizes are kept; each step brings the clusters nearer to their bounds.
    private mutating func fitSizes(in execution: Execution) throws(ClusteringError) -> Bool {
        for _ in 0..<(64 + 4 * problem.clusters) {
            if problem.bounds.hold(loads) { return true }
            try execution.checkpoint()
            if let step = try bestFittingMove(in: execution) {
                move(step.group, to: step.cluster)
            } else if let step = try bestFittingExchange(in: execution) {
                exchange(step.0, step.1)
            } else {
                return false
            }
        }
        return problem.bounds.hold(loads)
    }

    private func bestFittingMove(in execution: Execution) throws(ClusteringError) -> (group: Int, cluster: Int)? {
        var best: (group: Int, cluster: Int, rate: Double)?
        for group in labels.indices {
            if group & 4095 == 0 { try execution.checkpoint() }
            for cluster in 0..<problem.clusters where cluster != labels[group] {
                let gain = -violationChange(labels[group], cluster, moving: problem.sizes[group])
                guard gain > 0, change(group, to: cluster) < .infinity else { continue }
                let rate = change(group, to: cluster) / gain
                guard best.map({ rate < $0.rate }) ?? true, !problem.meets(group, in: cluster, of: labels) else { continue }
                best = (group, cluster, rate)
            }
        }
        return best.map { ($0.group, $0.cluster) }
    }

    private func bestFittingExchange(in execution: Execution) throws(ClusteringError) -> (Int, Int)? {
        let clusters = 0..<problem.clusters
        var best: (Int, Int, rate: Double)?
        for from in clusters where problem.bounds.excess(loads[from], in: from) > 0 {
            try execution.checkpoint()
            for to in clusters where to != from {
                for (group, other) in candidates(from, to) {
                    let size = problem.sizes[group] - problem.sizes[other]
                    let gain = -violationChange(from, to, moving: size)
                    guard gain > 0 else { continue }
                    let rate = (change(group, to: to) + change(other, to: from)) / gain
                    guard best.map({ rate < $0.rate }) ?? true, canExchange(group, other) else { continue }
                    best = (group, other, rate)
                }
            }
        }
        return best.map { ($0.0, $0.1) }
    }

    /// What moving a size changes in the distances of two clusters from their bounds.
    private func violationChange(_ from: Int, _ to: Int, moving size: Double) -> Double {
        let bounds = problem.bounds
        return bounds.excess(loads[from] - size, in: from) - bounds.excess(loads[from], in: from)
            + bounds.excess(loads[to] + size, in: to) - bounds.excess(loads[to], in: to)
    }

    // MARK: Descent

    private mutating func descend(in execution: Execution) throws(ClusteringError) {
        for _ in 0..<Self.passes {
            let hasMoved = try moveAll(in: execution)
            if try !exchangeAll(in: execution), !hasMoved { return }
        }
    }

    private var least: Double { 1e-12 * max(problem.price(of: labels), .leastNormalMagnitude) }

    private mutating func moveAll(in execution: Execution) throws(ClusteringError) -> Bool {
        var hasMoved = false
        let least = least
        for group in labels.indices {
            if group & 4095 == 0 { try execution.checkpoint() }
            guard problem.price(group, in: labels[group]) > 0 else { continue }
            let size = problem.sizes[group]
            let better = (0..<problem.clusters).filter { cluster in
                change(group, to: cluster) < -least
                    && problem.bounds.excess(loads[labels[group]] - size, in: labels[group]) == 0
                    && problem.bounds.excess(loads[cluster] + size, in: cluster) == 0
                    && !problem.meets(group, in: cluster, of: labels)
            }
            guard let best = better.min(by: { change(group, to: $0) < change(group, to: $1) }) else { continue }
            move(group, to: best)
            hasMoved = true
        }
        return hasMoved
    }

    private mutating func exchangeAll(in execution: Execution) throws(ClusteringError) -> Bool {
        var hasMoved = false
        let least = least
        for one in 0..<problem.clusters {
            try execution.checkpoint()
            for two in (one + 1)..<max(one + 1, problem.clusters) {
                for (group, other) in candidates(one, two) where labels[group] == one && labels[other] == two {
                    let size = problem.sizes[group] - problem.sizes[other]
                    guard change(group, to: two) + change(other, to: one) < -least,
                        problem.bounds.excess(loads[one] - size, in: one) == 0,
                        problem.bounds.excess(loads[two] + size, in: two) == 0, canExchange(group, other)
                    else { continue }
                    exchange(group, other)
                    hasMoved = true
                }
            }
        }
        return hasMoved
    }

    /// Pairs of groups of two clusters for which an exchange costs least.
    private func candidates(_ one: Int, _ two: Int) -> [(Int, Int)] {
        let leaving = cheapest(from: one, to: two)
        let coming = cheapest(from: two, to: one)
        return leaving.flatMap { group in coming.map { (group, $0) } }
    }

    private func cheapest(from cluster: Int, to next: Int) -> [Int] {
        labels.indices.filter { labels[$0] == cluster && change($0, to: next) < .infinity }
            .map { (change($0, to: next), $0) }.sorted { $0 < $1 }.prefix(Self.exchangeWidth).map(\.1)
    }

    private func canExchange(_ group: Int, _ other: Int) -> Bool {
        change(group, to: labels[other]) < .infinity && change(other, to: labels[group]) < .infinity
            && !problem.meets(group, in: labels[other], of: labels, except: other)
            && !problem.meets(other, in: labels[group], of: labels, except: group)
    }

    private func change(_ group: Int, to cluster: Int) -> Double {
        problem.price(group, in: cluster) - problem.price(group, in: labels[group])
    }

    private mutating func move(_ group: Int, to cluster: Int) {
        loads[labels[group]] -= problem.sizes[group]
        loads[cluster] += problem.sizes[group]
        labels[group] = cluster
    }

    private mutating func exchange(_ group: Int, _ other: Int) {
        let (one, two) = (labels[group], labels[other])
        move(group, to: two)
        move(other, to: one)
    }
}
