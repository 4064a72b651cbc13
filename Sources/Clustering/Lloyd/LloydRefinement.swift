import LinearAlgebra

/// Lloyd's iteration of one run in double precision, from which everything reported is taken.
///
/// It gives the same bits with every set of instructions. Deviations from the column means are summed, not the values,
/// which keeps digits where the data lie far from zero.
struct LloydRefinement: Sendable {
    private let values: Matrix
    private let means: [Double]
    private let meanVariance: Double
    private let weights: RowWeights?

    /// Counted from 0; each row is labelled with its nearest centre once `run` has returned.
    private(set) var labels: [Int32]
    /// Clusters × columns.
    private(set) var centres: Matrix
    /// Weighted sum of squared distances to the nearest centre.
    private(set) var inertia = 0.0
    /// Those before it among them.
    private(set) var iterations: Int
    private(set) var hasConverged = false

    /// - Parameters:
    ///   - rows: made of the values, for their means and weights.
    ///   - iterations: what has been spent on the labels, which counts towards the most there may be.
    init(of values: Matrix, _ rows: CentredRows, labels: [Int32], clusters: Int, after iterations: Int = 0) {
        self.values = values
        self.labels = labels
        self.iterations = iterations
        means = rows.means
        meanVariance = rows.originalMeanVariance
        weights = rows.weights
        centres = Matrix(rows: clusters, columns: values.columns)
    }

    /// Adds centres up to so many, one after another at the row farthest from its own: rows that single precision took for
    /// equal make clusters too.
    ///
    /// - Complexity: O(n·k·d) for each centre added.
    mutating func grow(to clusters: Int, in execution: Execution) throws(ClusteringError) {
        guard centres.rows < clusters else { return }
        _ = try moveCentres(to: sums(in: execution), in: execution)
        var counts = try reassign(summing: true, in: execution).sums.counts
        while centres.rows < clusters, let row = try farthestRows(1, counts, in: execution).first {
            try execution.checkpoint()
            centres = Matrix(
                rows: centres.rows + 1, columns: values.columns, elements: centres.elements + values.row(row))
            counts = try reassign(summing: true, in: execution).sums.counts
        }
    }

    /// Iterates until no label changes, or the centres move no more than `tolerance` mean column variances.
    mutating func run(
        maximumIterations: Int, tolerance: Double, in execution: Execution
    ) throws(ClusteringError) {
        _ = try moveCentres(to: sums(in: execution), in: execution)
        var isSettled = false
        while true {
            try execution.checkpoint()
            let isLast = isSettled || iterations >= maximumIterations
            let pass = try reassign(summing: !isLast, in: execution)
            inertia = pass.squares * (weights?.largest ?? 1)
            hasConverged = pass.moved == 0 || isSettled
            if hasConverged || isLast { return }
            iterations += 1
            isSettled = try moveCentres(to: pass.sums, in: execution) <= tolerance * meanVariance
        }
    }

    /// Moves single rows where that lowers the inertia, or whole centres, and iterates on from there.
    ///
    /// Nothing is moved where a cluster is empty.
    ///
    /// - Parameters:
    ///   - moves: rows or centres.
    ///   - rows: which of the rows differ.
    mutating func improve(
        by moves: KMeansMoves, of rows: DistinctRows, maximumIterations: Int, tolerance: Double, in execution: Execution
    ) throws(ClusteringError) {
        guard ClusterOrder(of: labels, clusters: centres.rows).clusters.count == centres.rows else { return }
        // Relative, so that no product with a tiny weight is rounded to nothing.
        let heaviest = rows.weights.max() ?? 1
        var moved = SingleRowMoves(
            of: values.selecting(rows: rows.representatives), weights: rows.weights.map { $0 / heaviest }, means: means,
            labels: rows.representatives.map { labels[$0] }, clusters: centres.rows)
        try moved.run(maximumPasses: maximumIterations, in: execution)
        let found = moves == .centres
            ? try CentreExchanges(after: moved, maximumPasses: maximumIterations, in: execution).labels : moved.labels
        labels = rows.expanded(found)
        try run(maximumIterations: maximumIterations, tolerance: tolerance, in: execution)
    }

    /// What one look at some rows gives.
    private struct Pass: Sendable {
        var sums: ClusterSums
        var squares = 0.0
        var moved = 0
    }

    /// Labels every row with its nearest centre.
    private mutating func reassign(summing: Bool, in execution: Execution) throws(ClusteringError) -> Pass {
        let chunks = Chunks(of: values.rows)
        let order = LexicographicOrder(of: centres)
        let nothing = Pass(sums: ClusterSums(clusters: centres.rows, depth: values.columns))
        let parts = try labels.withUnsafeMutableBufferPointer {
            [values, weights, means] (buffer) throws(ClusteringError) -> [Pass] in
            // Chunks write the labels of disjoint rows.
            nonisolated(unsafe) let labels = buffer.baseAddress!
            return try execution.map(chunks.count) { chunk in
                var pass = nothing
                var nearest = NearestTwo(depth: values.columns)
                for block in chunks[chunk].blocks(of: NearestTwo.block) {
                    nearest.find(block, of: values, among: order.sorted)
                    for (position, row) in block.enumerated() {
                        let label = Int32(order.number(nearest.first[position]))
                        if labels[row] != label { pass.moved += 1 }
                        labels[row] = label
                        pass.squares += (weights?.relative[row] ?? 1) * nearest.firstSquares[position]
                    }
                    if summing {
                        pass.sums.add(
                            block, of: values, about: means, weights: weights?.relative, labels: labels + block.lowerBound)
                    }
                }
                return pass
            }
        }
        return parts.reduce(into: nothing) { total, part in
            total.sums.add(part.sums)
            total.squares += part.squares
            total.moved += part.moved
        }
    }

    /// The sums of the rows as they are labelled.
    private func sums(in execution: Execution) throws(ClusteringError) -> ClusterSums {
        let chunks = Chunks(of: values.rows)
        let nothing = ClusterSums(clusters: centres.rows, depth: values.columns)
        return try execution.map(chunks.count) { chunk in
            var sums = nothing
            labels.withUnsafeBufferPointer { labels in
                guard let first = labels.baseAddress else { return }
                sums.add(
                    chunks[chunk], of: values, about: means, weights: weights?.relative,
                    labels: first + chunks[chunk].lowerBound)
            }
            return sums
        }.reduce(into: nothing) { $0.add($1) }
    }

    /// Puts every centre at the mean of its rows, and an empty one at a row far from its own; returns the squared movement.
    private mutating func moveCentres(to sums: ClusterSums, in execution: Execution) throws(ClusteringError) -> Double {
        var movement = 0.0
        for cluster in 0..<centres.rows where sums.counts[cluster] > 0 {
            for column in 0..<values.columns {
                movement += move(cluster, column, to: means[column] + sums.mean(of: cluster, column))
            }
        }
        let empty = (0..<centres.rows).filter { sums.counts[$0] == 0 }
        guard !empty.isEmpty else { return movement }
        for (cluster, row) in zip(empty, try farthestRows(empty.count, sums.counts, in: execution)) {
            for column in 0..<values.columns { movement += move(cluster, column, to: values[row, column]) }
        }
        return movement
    }

    private mutating func move(_ cluster: Int, _ column: Int, to place: Double) -> Double {
        let step = place - centres[cluster, column]
        centres[cluster, column] = place
        return step * step
    }

    /// Rows that lie apart from the centres of clusters that they share with others.
    private func farthestRows(
        _ wanted: Int, _ counts: [Int], in execution: Execution
    ) throws(ClusteringError) -> [Int] {
        try FarthestRows(wanted, of: values.rows, in: execution) { row in
            let cluster = Int(labels[row])
            guard counts[cluster] > 1, weights.map({ $0.relative[row] > 0 }) ?? true else { return 0 }
            return zip(values.row(row), centres.row(cluster)).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
        }.rows
    }
}
