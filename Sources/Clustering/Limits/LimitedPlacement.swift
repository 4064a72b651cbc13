import LinearAlgebra

/// Where a model puts new rows under limits.
public struct LimitedPlacement: Sendable, Hashable {
    /// One a row. The runner-up is the nearest of the other clusters; the margin is negative where that is nearer
    /// than its own.
    public let assignments: [Assignment]
    /// How many rows the limits keep from a nearer cluster, and how much cheaper another division might be.
    public let warnings: [FitWarning]

    /// The row's cluster is that which was decided; everything else is measured.
    init(_ found: LimitedAssignment?, _ distances: Matrix) {
        assignments = (found?.labels ?? []).enumerated().map { row, label in
            let own = distances[row, Int(label)]
            let others = (0..<distances.columns).filter { $0 != Int(label) }
            let second = others.min { (distances[row, $0], $0) < (distances[row, $1], $1) }
            return Assignment(
                cluster: Int(label) + 1, distance: own, runnerUp: second.map { $0 + 1 },
                margin: second.map { distances[row, $0] - own })
        }
        warnings = FitWarning.ofLimits(
            held: assignments.count { ($0.margin ?? 0) < 0 }, of: assignments.count, gap: found?.gap ?? 0)
    }
}

extension ClusterModel {
    /// Where rows belong under limits, in row order: the division that costs least in all, in squared distances from centres
    /// or in dissimilarities from medoids.
    ///
    /// - Parameters:
    ///   - limits: of these rows; `Pin.cluster` names clusters of this model.
    ///   - existing: by cluster: the size it has before these rows come; `nil` where only these rows count.
    /// - Throws: `ClusteringError.takesNoLimits` where the model does not measure rows against every cluster; `.infeasible`
    ///   with the reason; `.missingColumn`, and what `LimitedAssignment` throws.
    /// - Complexity: O(n·k·d) and that of `LimitedAssignment`.
    public func assign(
        _ points: Points, within limits: Limits, existing: [Double]? = nil, in execution: Execution = .standard
    ) throws(ClusteringError) -> LimitedPlacement {
        guard let model = self as? any MeasuredModel else {
            throw .takesNoLimits(algorithm, instead: Algorithms.names(able: .limits))
        }
        guard clusterCount > 0 else { throw .tooFewRows(needed: 1, given: 0) }
        try execution.admit(LimitedRows.memory(rows: points.count, clusters: clusterCount))
        let distances = try model.distances(of: points, in: execution)
        if points.count == 0 { return LimitedPlacement(nil, distances) }
        var costs = distances
        let isSquared = type(of: model).squaresDistances
        if isSquared || points.weights != nil {
            let largest = points.weights?.max() ?? 1
            costs.withUnsafeMutableElements { cells in
                for position in cells.indices {
                    if isSquared { cells[position] *= cells[position] }
                    // Relative to the heaviest, so that no product overflows.
                    if let weights = points.weights { cells[position] *= weights[position / clusterCount] / largest }
                }
            }
        }
        let found = try LimitedAssignment(
            costs: costs, limits: limits, existing: existing, ids: points.ids, in: execution)
        return LimitedPlacement(found, distances)
    }
}
