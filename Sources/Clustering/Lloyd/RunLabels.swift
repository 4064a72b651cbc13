import LinearAlgebra

/// The cluster of every row in every run, counted from 0; −1 before the first assignment.
struct RunLabels: Sendable {
    private let rows: CentredRows
    private var labels: [Int32]

    init(runs: Int, rows: CentredRows) {
        self.rows = rows
        labels = Array(repeating: -1, count: runs * rows.paddedCount)
    }

    func labels(of run: Int) -> [Int32] {
        Array(labels[run * rows.paddedCount..<run * rows.paddedCount + rows.count])
    }

    /// Puts every row into the nearest cluster of each run in the stack; returns the changes by chunk of rows.
    ///
    /// - Parameter runs: by number, in the order of the stack.
    mutating func reassign(
        _ runs: [Int], to stack: CentreStack, in execution: Execution
    ) throws(ClusteringError) -> [CentreStack.Change] {
        let chunks = Chunks(of: rows.count)
        let places = runs.map { $0 * rows.paddedCount }
        return try labels.withUnsafeMutableBufferPointer { [rows] (buffer) throws(ClusteringError) in
            // Chunks write the labels of disjoint rows.
            nonisolated(unsafe) let labels = buffer.baseAddress!
            return try execution.map(chunks.count) { chunk in
                var change = stack.noChange
                rows.panels.reassign(
                    chunks[chunk], weights: rows.weights?.single, to: stack, labels: labels, places: places, change: &change)
                return change
            }
        }
    }

    /// Gives each empty cluster of a run the row farthest from its centre, the first of equals, unless it is alone there.
    mutating func fillEmptyClusters(
        of run: Int, _ state: inout RunState, in execution: Execution
    ) throws(ClusteringError) {
        let first = run * rows.paddedCount
        let empty = (0..<state.clusterCount).filter { state.sums.counts[$0] == 0 }
        // Every cluster keeps one of its rows, so that at most so many are passed over.
        let candidates = try FarthestRows(
            empty.count + state.clusterCount, of: rows.count, in: execution
        ) { [self, state] row in
            state.squaredDistanceToMean(of: row, in: Int(labels[first + row]), rows)
        }
        var left = candidates.rows.makeIterator()
        for cluster in empty {
            while let row = left.next() {
                let old = Int(labels[first + row])
                guard state.sums.counts[old] > 1 else { continue }
                state.move(rows.panels.row(row), weight: rows.weight(of: row), from: old, to: cluster)
                labels[first + row] = Int32(cluster)
                break
            }
        }
    }
}

extension CentredRows {
    fileprivate func weight(of row: Int) -> Double { weights.map { Double($0.single[row]) } ?? 1 }
}

extension RunState {
    /// Zero for a row that counts for nothing, which no cluster is to be made of.
    fileprivate func squaredDistanceToMean(of row: Int, in cluster: Int, _ rows: CentredRows) -> Double {
        guard rows.weight(of: row) > 0 else { return 0 }
        var sum = 0.0
        for column in 0..<depth {
            let difference = Double(rows.panels[row, column]) - sums.mean(of: cluster, column)
            sum += difference * difference
        }
        return sum
    }
}
