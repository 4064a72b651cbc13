import LinearAlgebra

/// Moves one row at a time into another cluster where that lowers the sum of squares, though its own centre is the nearest.
///
/// Lloyd's iteration ends where every row is nearest to its own centre. A row that leaves takes its pull on the centre along,
/// so that a move can pay even so: where w·m/(m − w)·d² to its own centre, of mass m, exceeds w·m/(m + w)·d² to another.
/// Where no such move is left, every row is also nearest to its own centre. It matters for clusters of few rows.
///
/// Rows that coincide move together, as one of their weight.
///
/// Source: J. A. Hartigan, Clustering algorithms, Wiley 1975, chapter 4.
struct SingleRowMoves: Sendable {
    /// What of a gain may be rounding.
    private static let tolerance = 1e-9

    /// Distinct rows × columns.
    let values: Matrix
    /// By distinct row.
    let weights: [Double]
    /// Of the columns; sums are of deviations from them.
    let means: [Double]
    /// By distinct row, counted from 0.
    private(set) var labels: [Int32]
    /// Clusters × columns: the means of their rows, once moves have been made.
    private(set) var centres: Matrix
    private var masses: [Double]
    /// By cluster: its distinct rows.
    private var counts: [Int]

    /// - Parameters:
    ///   - values: rows that differ.
    ///   - weights: what each counts.
    ///   - labels: the cluster of each, none of them empty.
    init(of values: Matrix, weights: [Double], means: [Double], labels: [Int32], clusters: Int) {
        self.values = values
        self.weights = weights
        self.means = means
        self.labels = labels
        centres = Matrix(rows: clusters, columns: values.columns)
        masses = Array(repeating: 0, count: clusters)
        counts = Array(repeating: 0, count: clusters)
    }

    /// - Complexity: O(n·k·d) a pass.
    mutating func run(maximumPasses: Int, in execution: Execution) throws(ClusteringError) {
        for _ in 0..<maximumPasses {
            try execution.checkpoint()
            settle()
            // The greatest gain first, so that what is moved does not depend on the order of the rows.
            let moves = try gainfulMoves(in: execution).sorted { ($1.gain, $0.row) < ($0.gain, $1.row) }
            guard !moves.isEmpty else { return }
            // What was moved before a row may have made its own move worthless, so each is judged once more.
            for (position, move) in moves.enumerated() {
                if position.isMultiple(of: 256) { try execution.checkpoint() }
                if let now = bestMove(of: move.row) { apply(now) }
            }
        }
        settle()
    }

    /// The same rows with other labels, none of the clusters empty.
    func relabelled(_ labels: [Int32]) -> SingleRowMoves {
        SingleRowMoves(of: values, weights: weights, means: means, labels: labels, clusters: centres.rows)
    }

    /// The weighted sum of squared distances of all rows to the means of their clusters.
    var inertia: Double { inertias.reduce(0, +) }

    /// By cluster: the weighted sum of squared distances of its rows to its mean.
    var inertias: [Double] {
        labels.indices.reduce(into: Array(repeating: 0, count: centres.rows)) { sums, row in
            sums[Int(labels[row])] += weights[row] * squaredDistance(of: row, to: Int(labels[row]))
        }
    }

    private struct Move: Sendable {
        let row: Int
        let cluster: Int
        let gain: Double
    }

    /// Takes masses and means from the labels, so that no rounding of single moves is left.
    private mutating func settle() {
        var sums = ClusterSums(clusters: centres.rows, depth: values.columns)
        labels.withUnsafeBufferPointer { labels in
            guard let labels = labels.baseAddress else { return }
            sums.add(0..<values.rows, of: values, about: means, weights: weights, labels: labels)
        }
        (masses, counts) = (sums.masses, sums.counts)
        centres.withUnsafeMutableElements { centres in
            for cluster in masses.indices {
                for (column, mean) in means.enumerated() {
                    centres[cluster * means.count + column] = mean + sums.mean(of: cluster, column)
                }
            }
        }
    }

    private func gainfulMoves(in execution: Execution) throws(ClusteringError) -> [Move] {
        let chunks = Chunks(of: values.rows)
        let lightest = masses.min() ?? 0
        return try execution.map(chunks.count) { chunk in
            var nearest = NearestTwo(depth: values.columns)
            var moves: [Move] = []
            for block in chunks[chunk].blocks(of: NearestTwo.block) {
                nearest.find(block, of: values, among: centres)
                for (position, row) in block.enumerated() {
                    // No other cluster can be joined for less than the next centre and the lightest cluster would ask.
                    let own = Int(labels[row])
                    let least = nearest.secondSquares[position] * lightest / (lightest + weights[row])
                    let saved = nearest.firstSquares[position] * masses[own] / (masses[own] - weights[row])
                    guard nearest.first[position] != labels[row] || saved > least else { continue }
                    if let move = bestMove(of: row) { moves.append(move) }
                }
            }
            return moves
        }.flatMap(\.self)
    }

    /// Where to move a row, if that pays.
    private func bestMove(of row: Int) -> Move? {
        let own = Int(labels[row])
        let weight = weights[row]
        let others = masses[own] - weight
        // Rows of next to no weight beside it cannot hold a cluster.
        guard counts[own] > 1, others > masses[own] * Self.tolerance else { return nil }
        let saved = squaredDistance(of: row, to: own) * masses[own] / others
        var best = (cluster: own, cost: saved)
        for cluster in 0..<centres.rows where cluster != own {
            let cost = squaredDistance(of: row, to: cluster) * masses[cluster] / (masses[cluster] + weight)
            if cost < best.cost { best = (cluster, cost) }
        }
        guard best.cost < saved * (1 - Self.tolerance) else { return nil }
        return Move(row: row, cluster: best.cluster, gain: weight * (saved - best.cost))
    }

    private mutating func apply(_ move: Move) {
        let (own, other, weight) = (Int(labels[move.row]), move.cluster, weights[move.row])
        let (left, joined) = (weight / (masses[own] - weight), weight / (masses[other] + weight))
        values.withUnsafeElements { cells in
            centres.withUnsafeMutableElements { centres in
                let columns = values.columns
                for column in 0..<columns {
                    let value = cells[move.row * columns + column]
                    centres[own * columns + column] -= (value - centres[own * columns + column]) * left
                    centres[other * columns + column] += (value - centres[other * columns + column]) * joined
                }
            }
        }
        masses[own] -= weight
        masses[other] += weight
        counts[own] -= 1
        counts[other] += 1
        labels[move.row] = Int32(other)
    }

    private func squaredDistance(of row: Int, to cluster: Int) -> Double {
        values.withUnsafeElements { cells in
            centres.withUnsafeElements { centres in
                guard let cells = cells.baseAddress, let centres = centres.baseAddress else { return 0 }
                return Distances.squared(
                    cells + row * values.columns, centres + cluster * values.columns, count: values.columns)
            }
        }
    }
}
