import LinearAlgebra

/// The halving of clusters, one at a time, until there are as many as are wanted.
struct Bisection: Sendable {
    private let points: Points
    private let halving: KMeans
    private let strategy: BisectionStrategy
    private(set) var tree: BisectionTree
    /// By row: the leaf it is in.
    private(set) var leaves: [Int]
    private(set) var iterations = 0
    private(set) var hasConverged = true
    /// By leaf.
    private var parts: [Int: Part]

    private struct Part {
        let rows: [Int]
        let mass: Double
        let inertia: Double
        /// Whether two centres have not told any of its rows from others.
        var isWhole = false
    }

    /// - Parameter halving: k-means for two clusters.
    init(of points: Points, by halving: KMeans, strategy: BisectionStrategy) {
        self.points = points
        self.halving = halving
        self.strategy = strategy
        tree = BisectionTree(centre: points.weightedMean)
        leaves = Array(repeating: 0, count: points.count)
        parts = [:]
        parts[0] = part(of: Array(0..<points.count), at: 0)
    }

    /// Sum of weighted squared distances of rows to the centre of their leaf.
    var inertia: Double { parts.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value.inertia } }

    /// Halves one leaf more; `false` where no leaf can be halved.
    mutating func halve(in execution: Execution) throws(ClusteringError) -> Bool {
        while let leaf = next {
            try execution.checkpoint()
            guard let part = parts[leaf] else { return false }
            let fit = try halving.fit(points.selecting(rows: part.rows), in: execution.unheard)
            guard let pair = fit.model.locations, pair.rows == 2, let made = halved(leaf, part, by: pair) else {
                parts[leaf]?.isWhole = true
                continue
            }
            parts[leaf] = nil
            for (node, rows) in made {
                parts[node] = self.part(of: rows, at: node)
                for row in rows { leaves[row] = node }
            }
            iterations += fit.iterations
            hasConverged = hasConverged && fit.hasConverged
            return true
        }
        return false
    }

    /// The leaf to take apart: by strategy, the first of equals.
    private var next: Int? {
        let candidates = parts.filter { $0.value.rows.count > 1 && $0.value.inertia > 0 && !$0.value.isWhole }
        return candidates.sorted { $0.key < $1.key }.max { weight(of: $0.value) < weight(of: $1.value) }?.key
    }

    private func weight(of part: Part) -> Double {
        switch strategy {
        case .biggestInertia: part.inertia
        case .largestCluster: part.mass
        }
    }

    /// Grows the tree; `nil`, and no change, where all rows are nearer to one of the two centres.
    private mutating func halved(_ leaf: Int, _ part: Part, by pair: Matrix) -> [(node: Int, rows: [Int])]? {
        var grown = tree
        let (first, second) = grown.halve(leaf, by: pair)
        var (near, far): ([Int], [Int]) = ([], [])
        points.values.withUnsafeElements { cells in
            for row in part.rows {
                let place = cells.baseAddress.map { $0 + row * points.columns.count }
                if grown.goesFirst(place, at: leaf) { near.append(row) } else { far.append(row) }
            }
        }
        guard !near.isEmpty, !far.isEmpty else { return nil }
        tree = grown
        return [(first, near), (second, far)]
    }

    private func part(of rows: [Int], at node: Int) -> Part {
        let depth = points.columns.count
        var (mass, inertia) = (0.0, 0.0)
        points.values.withUnsafeElements { cells in
            tree.centres.withUnsafeElements { centres in
                for row in rows {
                    let weight = points.weights?[row] ?? 1
                    mass += weight
                    guard let cells = cells.baseAddress, let centres = centres.baseAddress else { continue }
                    inertia += weight * Distances.squared(cells + row * depth, centres + node * depth, count: depth)
                }
            }
        }
        return Part(rows: rows, mass: mass, inertia: inertia)
    }
}

extension Points {
    /// By column, from deviations from the first row, which keeps digits far from zero.
    fileprivate var weightedMean: [Double] {
        guard let weights else { return values.columnMeans }
        let total = weights.reduce(0, +)
        return columns.indices.map { column in
            let origin = values[0, column]
            return origin + (0..<count).reduce(0) { $0 + (values[$1, column] - origin) * (weights[$1] / total) }
        }
    }
}
