import LinearAlgebra

/// Takes centres from where rows would hardly miss them to clusters that gain by having two.
///
/// Neither Lloyd's iteration nor moves of single rows get a centre across a cluster that lies between. An exchange gives
/// the rows of one cluster to those they are next nearest to and halves another cluster; single rows are moved from there,
/// and what comes of it is kept where it lowers the sum of squares.
///
/// Source: the exchanges are those of P. Fränti, J. Kivijärvi, Randomised local search algorithm for the clustering
/// problem, Pattern Analysis & Applications 3 (2000), sought by their promise instead of drawn.
struct CentreExchanges: Sendable {
    /// By distinct row, counted from 0.
    var labels: [Int32] { best.labels }
    private var best: SingleRowMoves
    private let maximumPasses: Int

    /// Cells that all exchanges tried in vain may come to before no better is believed to exist.
    private static let cellsTried = 1 << 17
    /// The fewest and the most of them.
    private static let attempts = 4...24
    /// Exchanges tried at once, the best of which is made.
    private static let batch = 4
    /// How many times the gain of halving a cluster the loss of another may be: what moves of rows can make up for.
    private static let largestLoss = 20.0
    /// Passes after which the gain of halving a cluster is known well enough.
    private static let halvingPasses = 8
    /// What of a gain may be rounding.
    private static let tolerance = 1e-9

    /// - Complexity: O(n·k·d + k·log k) a pass, and some tens of passes for each exchange tried.
    ///
    /// - Parameter moves: of which none is left.
    init(after moves: SingleRowMoves, maximumPasses: Int, in execution: Execution) throws(ClusteringError) {
        best = moves
        self.maximumPasses = maximumPasses
        guard moves.centres.rows > 1 else { return }
        for _ in 0..<maximumPasses { guard try improve(in: execution) else { return } }
    }

    /// Makes the best exchange of the first of the promising ones that lower the sum.
    private mutating func improve(in execution: Execution) throws(ClusteringError) -> Bool {
        let target = best.inertia * (1 - Self.tolerance)
        let exchanges = try promisingExchanges(in: execution)
        for first in stride(from: 0, to: exchanges.count, by: Self.batch) {
            let batch = exchanges[first..<min(first + Self.batch, exchanges.count)]
            let trials = try execution.trials(batch.count) {
                [best, maximumPasses] (position, alone) throws(ClusteringError) in
                var trial = best.relabelled(batch[first + position])
                try trial.run(maximumPasses: maximumPasses, in: alone)
                return trial
            }
            let inertias = trials.map(\.inertia)
            if let least = inertias.indices.min(by: { inertias[$0] < inertias[$1] }), inertias[least] < target {
                best = trials[least]
                return true
            }
        }
        return false
    }

    /// The labels after each exchange that may pay, the most promising first.
    private func promisingExchanges(in execution: Execution) throws(ClusteringError) -> [[Int32]] {
        let clusters = best.centres.rows
        let members = best.labels.indices.reduce(into: Array(repeating: [Int](), count: clusters)) {
            $0[Int(best.labels[$1])].append($1)
        }
        let dissolved = try Dissolution(of: best, in: execution)
        let inertias = best.inertias
        let halves = try execution.trials(clusters) { [best] (cluster, alone) throws(ClusteringError) in
            try Halving(
                of: members[cluster], among: best, inertia: inertias[cluster], passes: Self.halvingPasses, in: alone)
        }
        let affordable = Self.cellsTried / max(1, best.values.elements.count)
        let wanted = min(max(affordable, Self.attempts.lowerBound), Self.attempts.upperBound)
        // The most promising are among the least losses and the greatest gains, one more of each because no cluster is its own.
        let (losses, gains) = (dissolved.losses, halves.map(\.gain))
        let missedLeast = losses.indices.sorted { (losses[$0], $0) < (losses[$1], $1) }.prefix(wanted + 1)
        let gainingMost = gains.indices.sorted { (gains[$1], $0) < (gains[$0], $1) }.prefix(wanted + 1)
        var exchanges: [(gone: Int, halved: Int, promise: Double)] = []
        for gone in missedLeast {
            for halved in gainingMost where halved != gone && losses[gone] < Self.largestLoss * gains[halved] {
                exchanges.append((gone, halved, gains[halved] - losses[gone]))
            }
        }
        exchanges.sort { ($1.promise, $0.gone, $0.halved) < ($0.promise, $1.gone, $1.halved) }
        return exchanges.prefix(wanted).map { exchange in
            var labels = best.labels
            for row in members[exchange.gone] { labels[row] = dissolved.nextNearest[row] }
            for row in halves[exchange.halved].farHalf { labels[row] = Int32(exchange.gone) }
            return labels
        }
    }
}

/// What it would cost to do without each of the clusters.
private struct Dissolution {
    /// By row: the cluster it would go to.
    let nextNearest: [Int32]
    /// By cluster: by how much the sum of squares would rise, while no centre moves.
    let losses: [Double]

    init(of rows: SingleRowMoves, in execution: Execution) throws(ClusteringError) {
        let chunks = Chunks(of: rows.values.rows)
        let parts = try execution.map(chunks.count) { chunk in
            var nearest = NearestTwo(depth: rows.values.columns)
            var nextNearest: [Int32] = []
            var losses = [Double](repeating: 0, count: rows.centres.rows)
            for block in chunks[chunk].blocks(of: NearestTwo.block) {
                nearest.find(block, of: rows.values, among: rows.centres)
                for (position, row) in block.enumerated() {
                    let own = rows.labels[row]
                    nextNearest.append(nearest.first[position] == own ? nearest.second[position] : nearest.first[position])
                    losses[Int(own)] += rows.weights[row] * (nearest.secondSquares[position] - nearest.firstSquares[position])
                }
            }
            return (nextNearest, losses)
        }
        nextNearest = parts.flatMap(\.0)
        losses = parts.reduce(into: Array(repeating: 0, count: rows.centres.rows)) { total, part in
            for (cluster, loss) in part.1.enumerated() { total[cluster] += loss }
        }
    }
}

/// A cluster in two.
private struct Halving: Sendable {
    /// Rows of the half that gets a new centre.
    let farHalf: [Int]
    /// By how much the sum of squares falls.
    let gain: Double

    /// Begins on both sides of the mean, towards the row farthest from it.
    init(
        of members: [Int], among rows: SingleRowMoves, inertia: Double, passes: Int, in execution: Execution
    ) throws(ClusteringError) {
        let values = rows.values.selecting(rows: members)
        let centre = rows.centres.row(Int(rows.labels[members[0]]))
        let far = members.indices.map { place in
            zip(values.row(place), centre).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
        }
        let farthest = far.indices.max { far[$0] < far[$1] } ?? 0
        let sides = Matrix([
            zip(centre, values.row(farthest)).map { 2 * $0 - $1 }, Array(values.row(farthest)),
        ])
        let labels = try NearestCentres(of: values, to: sides, in: execution).rows.map { Int32($0.first) }
        guard far[farthest] > 0, labels.contains(0), labels.contains(1) else {
            (farHalf, gain) = ([], 0)
            return
        }
        var halves = SingleRowMoves(
            of: values, weights: members.map { rows.weights[$0] }, means: rows.means, labels: labels, clusters: 2)
        try halves.run(maximumPasses: passes, in: execution)
        farHalf = members.indices.filter { halves.labels[$0] == 1 }.map { members[$0] }
        gain = inertia - halves.inertia
    }
}
