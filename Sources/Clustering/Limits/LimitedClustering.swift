import LinearAlgebra
import Vocabulary

/// An algorithm with centres, held to limits.
///
/// Fits without limits, and has that fit where it keeps them. Otherwise divides the rows among its centres at least cost within
/// the limits and moves each centre to its rows, in turns, until that lowers the cost no more. Of some starts the lowest is
/// kept: a local optimum. The first is the algorithm's own; the others are single restarts with other seeds, because what is
/// best without limits need not lead to what is best with them.
///
/// A row may so come to be nearer to another cluster's centre than to its own; such rows are counted in a warning and marked
/// in the figure `held`, and the model, which knows centres alone, assigns them to the nearer one.
///
/// Source: P. S. Bradley, K. P. Bennett, A. Demiriz, Constrained k-means clustering, Microsoft Research 2000.
public struct LimitedClustering: Sendable {
    public let algorithm: any Algorithm
    public let limits: Limits
    /// How many fits to begin from.
    public let starts: Int

    /// The figure of every row that is 1 where limits keep it from a nearer cluster.
    public static let heldName = "held"
    /// What a person is told of it.
    public static let heldMeaning = "held is 1 where limits keep a row from a nearer cluster, and 0 elsewhere"

    /// Share of the usual effort spent on proofs while centres still move.
    private static let patience = 0.05

    public init(_ algorithm: any Algorithm, within limits: Limits, starts: Int = 10) {
        self.algorithm = algorithm
        self.limits = limits
        self.starts = max(1, starts)
    }

    /// Divides points into clusters that keep the limits.
    ///
    /// - Throws: `ClusteringError.infeasible` with the most and the fewest clusters that were found possible, before any work
    ///   is done where that can be known; `.takesNoLimits` for an algorithm without centres; `.badWeight`, `.differentRows` or
    ///   `.unknownName` for limits that are not of these points; what the algorithm throws.
    /// - Complexity: that of the algorithm and of `LimitedAssignment` for each iteration of each start.
    public func fit(_ points: Points, in execution: Execution = .standard) throws(ClusteringError) -> Fit {
        let kind = type(of: algorithm)
        guard kind.abilities.contains(.limits) else {
            throw .takesNoLimits(kind.card.name, instead: Algorithms.names(able: .limits))
        }
        try algorithm.admit(points, execution)
        let wanted = max(1, whole("k") ?? 1)
        try execution.admit(LimitedRows.memory(rows: points.count, clusters: min(wanted, points.count)))
        try limits.check(ids: points.ids)
        // Sorted, so that neither sums nor ties depend on the order of the rows.
        let order = points.lexicographicOrder
        let sorted = points.selecting(rows: order)
        let groups = try IndivisibleGroups(limits.permuted(order), ids: sorted.ids, clusters: nil)
        let counts = FeasibleCounts(of: groups, under: limits, in: execution.unheard)
        if let reason = try counts.conflict(with: wanted) { throw try counts.refusal(for: reason) }
        let free = try algorithm.fit(points, in: execution.part(0, of: 2 * starts))
        if groups.areKept(by: order.map { free.partition.labels[$0] }, under: limits) {
            execution.progress(1)
            return unbound(free)
        }
        var best: Division?
        for start in 0..<starts {
            let part = execution.part(start, of: starts)
            let fit = start == 0 ? free : try self.algorithm(seededBy: start).fit(sorted, in: part.part(from: 0, to: 0.5))
            let division: Division
            do {
                division = try self.division(from: fit, sorted, groups, counts, wanted: wanted, in: execution.unheard)
            } catch .infeasible(let reason, nil, nil) {
                throw try counts.refusal(for: reason)
            }
            part.progress(1)
            if best.map({ division.cost < $0.cost }) ?? true { best = division }
        }
        guard let best else { throw .cancelled }
        return fit(best, free, order, wanted: wanted)
    }
}

extension LimitedClustering {
    /// Rows divided among centres.
    private struct Division {
        var labels: [Int32]
        var centres: any LimitedCentres
        /// By row: whether another cluster would cost less.
        var isHeld: [Bool]
        var cost: Double
        /// The share of the cost by which a division among the same centres could be cheaper.
        var gap = 0.0
        var iterations = 1
        var hasConverged = true
    }

    /// A fit without limits that keeps them all, with no row held.
    private func unbound(_ fit: Fit) -> Fit {
        Fit(
            partition: fit.partition, model: fit.model, figures: fit.figures + Self.freeFigures(of: fit),
            rowFigures: fit.rowFigures + [RowFigures(Self.heldName, fit.partition.labels.map { _ in 0 })],
            memberships: fit.memberships, tree: fit.tree, iterations: fit.iterations, hasConverged: fit.hasConverged,
            warnings: fit.warnings)
    }

    /// What the limits cost is to be measured by.
    private static func freeFigures(of base: Fit) -> [Figure] {
        base.figures.first.map { [Figure("\($0.name)_without_limits", $0.value)] } ?? []
    }

    private func division(
        from fit: Fit, _ points: Points, _ groups: IndivisibleGroups, _ counts: FeasibleCounts, wanted: Int,
        in execution: Execution
    ) throws(ClusteringError) -> Division {
        var centres: any LimitedCentres
        if let medoids = fit.model as? MedoidModel {
            centres = try LimitedMedoids(medoids, of: points, in: execution)
        } else {
            let none = Matrix(rows: 1, columns: points.columns.count)
            centres = LimitedMeans(fit.model.locations ?? none, of: points)
        }
        let found = centres.clusterCount
        var needed = found
        while needed < wanted, try counts.conflict(with: needed) != nil { needed += 1 }
        centres.add(needed - found)

        let rows = LimitedRows(groups: groups, bounds: SizeBounds(limits, clusters: needed, isFilled: true))
        var labels = try rows.divided(costs: centres.costs(in: execution), patience: Self.patience, in: execution).labels
        var best: Division?
        let most = max(1, whole("max_iter") ?? 100)
        for iteration in 1...most {
            try execution.checkpoint()
            try centres.move(to: labels, in: execution)
            let costs = try centres.costs(in: execution)
            let cost = labels.enumerated().reduce(0) { $0 + costs[$1.offset, Int($1.element)] }
            if let best, !(cost < best.cost) { break }
            let next = try rows.divided(costs: costs, from: labels, patience: Self.patience, in: execution)
            let isHeld = labels.enumerated().map { row, label in
                costs[row, Int(label)] > (costs.row(row).min() ?? 0) * (1 + 1e-12)
            }
            best = Division(
                labels: labels, centres: centres, isHeld: isHeld, cost: cost,
                gap: cost > 0 ? max(0, (cost - next.lowerBound) / cost) : 0, iterations: iteration)
            if next.labels == labels { break }
            labels = next.labels
            if iteration == most { best?.hasConverged = false }
        }
        guard let best else { throw .cancelled }
        return best
    }

    private func fit(_ division: Division, _ base: Fit, _ order: [Int], wanted: Int) -> Fit {
        var labels = [Int?](repeating: nil, count: order.count)
        for (place, row) in order.enumerated() { labels[row] = Int(division.labels[place]) }
        let canonical = CanonicalOrder(labels)
        let held = division.isHeld.count { $0 }
        var warnings = base.warnings.filter { if case .sampled = $0 { true } else { false } }
        if canonical.labels.count < wanted {
            warnings.append(.fewerClusters(wanted: wanted, found: canonical.labels.count))
        }
        if !division.hasConverged { warnings.append(.notConverged(iterations: division.iterations)) }
        let rowFigures = division.centres.rowFigures(clusters: canonical.labels)
            + [RowFigures(Self.heldName, division.isHeld.map { $0 ? 1 : 0 })]
        warnings += FitWarning.ofLimits(held: held, of: order.count, gap: division.gap)
        return Fit(
            partition: Partition(labels, in: canonical),
            model: division.centres.model(type(of: algorithm).card.name, clusters: canonical.labels),
            figures: division.centres.figures(cost: division.cost) + Self.freeFigures(of: base),
            rowFigures: rowFigures.map { RowFigures($0.name, Self.restored($0.values, order)) },
            iterations: division.iterations, hasConverged: division.hasConverged, warnings: warnings)
    }

    /// Values of sorted rows, by row.
    private static func restored(_ values: [Double?], _ order: [Int]) -> [Double?] {
        zip(order, values).reduce(into: values) { $0[$1.0] = $1.1 }
    }

    private func whole(_ name: String) -> Int? {
        guard case .integer(let value)? = algorithm.settings.first(where: { $0.name == name })?.value else { return nil }
        return value
    }

    /// The algorithm itself, or one restart of it with another seed, where it has one.
    private func algorithm(seededBy start: Int) throws(ClusteringError) -> any Algorithm {
        guard start > 0, let seed = whole("seed") else { return algorithm }
        var other = algorithm.lighter(restarts: 1)
        do throws(ParameterError) {
            try other.set("seed", to: .integer(seed &+ start))
        } catch {
            throw .badParameter(error)
        }
        return other
    }
}

extension Algorithm {
    /// Divides points into clusters that keep limits.
    ///
    /// - Throws: what `LimitedClustering.fit` throws.
    public func fit(
        _ points: Points, within limits: Limits, in execution: Execution = .standard
    ) throws(ClusteringError) -> Fit {
        if limits.isEmpty { return try fit(points, in: execution) }
        return try LimitedClustering(self, within: limits).fit(points, in: execution)
    }
}
