import LinearAlgebra

/// How often pairs of rows are in one cluster when both are drawn, over all resamples.
struct ConsensusTally: Sendable {
    /// Rows the labels are of.
    let rows: Int
    /// By resample: 1 for a row that was drawn, else 0.
    private let isDrawn: [[Int32]]
    /// By count, then by resample: the cluster of each row from 0, −1 where it was not drawn or is noise.
    private let labels: [[[Int32]]]

    /// How pairs are spread over consensus values, for one number of clusters.
    struct Spread: Sendable, Hashable {
        /// Pairs that were drawn together at least once.
        var pairs = 0
        /// Pairs with a consensus strictly between 0.1 and 0.9.
        var ambiguous = 0
        /// Pairs by their consensus in hundredths, rounded up.
        var histogram = [Int](repeating: 0, count: 101)
    }

    /// - Parameter resamples: of points with as many rows.
    init(_ resamples: Resamples, of rows: Int) {
        self.rows = rows
        isDrawn = resamples.rows.map { drawn in
            var flags = [Int32](repeating: 0, count: rows)
            for row in drawn { flags[row] = 1 }
            return flags
        }
        let counts = resamples.partitions.first?.count ?? 0
        labels = (0..<counts).map { count in
            zip(resamples.rows, resamples.partitions).map { drawn, partitions in
                var labels = [Int32](repeating: -1, count: rows)
                for (row, label) in zip(drawn, partitions[count].indices) { labels[row] = label }
                return labels
            }
        }
    }

    /// By count. Whole numbers only, so the order of addition does not matter.
    ///
    /// - Complexity: O(n²·resamples·counts).
    func spreads(in execution: Execution) throws(ClusteringError) -> [Spread] {
        // Few rows in each, between which it is asked whether to go on.
        let chunks = Chunks(of: rows, smallest: 16, most: max(1, rows))
        let parts = try execution.mapTelling(chunks.count) { chunk in
            var spreads = [Spread](repeating: Spread(), count: labels.count)
            for row in chunks[chunk] {
                let drawn = draws(with: row)
                for count in labels.indices { spreads[count].add(meetings(of: row, count: count), drawn, after: row) }
            }
            return spreads
        }
        return labels.indices.map { count in
            parts.reduce(into: Spread()) { total, part in total.add(part[count]) }
        }
    }

    /// Rows × rows: the share of the resamples with both rows in which they are in one cluster, 1 on the diagonal,
    /// and 0 for rows never drawn together.
    func matrix(count: Int, in execution: Execution) throws(ClusteringError) -> Matrix {
        let lines = try execution.map(rows) { row in
            zip(meetings(of: row, count: count), draws(with: row)).enumerated().map { other, tally in
                other == row ? 1 : tally.1 > 0 ? Double(tally.0) / Double(tally.1) : 0
            }
        }
        return Matrix(rows: rows, columns: rows, elements: lines.flatMap(\.self))
    }

    /// By row: the resamples in which it was drawn with `row`.
    private func draws(with row: Int) -> [Int32] {
        var tally = [Int32](repeating: 0, count: rows)
        for flags in isDrawn where flags[row] == 1 {
            for other in 0..<rows { tally[other] &+= flags[other] }
        }
        return tally
    }

    /// By row: the resamples in which it was in the cluster of `row`.
    private func meetings(of row: Int, count: Int) -> [Int32] {
        var tally = [Int32](repeating: 0, count: rows)
        for labels in labels[count] where labels[row] >= 0 {
            let own = labels[row]
            for other in 0..<rows { tally[other] &+= labels[other] == own ? 1 : 0 }
        }
        return tally
    }
}

extension ConsensusTally.Spread {
    /// Adds the pairs of a row with the rows after it.
    fileprivate mutating func add(_ meetings: [Int32], _ draws: [Int32], after row: Int) {
        for other in meetings.indices.dropFirst(row + 1) where draws[other] > 0 {
            let (met, drawn) = (Int(meetings[other]), Int(draws[other]))
            pairs += 1
            if 10 * met > drawn, 10 * met < 9 * drawn { ambiguous += 1 }
            histogram[(100 * met + drawn - 1) / drawn] += 1
        }
    }

    fileprivate mutating func add(_ other: Self) {
        pairs += other.pairs
        ambiguous += other.ambiguous
        for position in histogram.indices { histogram[position] += other.histogram[position] }
    }
}
