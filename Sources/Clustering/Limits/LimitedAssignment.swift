import LinearAlgebra

/// The cheapest way of dividing rows among clusters that keeps limits.
///
/// With sizes counted in rows and nothing linked it is exact, by a minimum-cost flow. With links, or sizes of other kinds,
/// finding the cheapest is as hard as packing: the search then ends after a bounded effort, and `isOptimal` tells whether
/// it has proved its answer, and `lowerBound` how far it could be off. The limits are kept in every case.
public struct LimitedAssignment: Sendable, Hashable {
    /// By row: its cluster, counted from 0.
    let labels: [Int32]
    /// The sum of all rows' costs.
    public let cost: Double
    /// No division that keeps the limits costs less, but for rounding.
    public let lowerBound: Double
    /// Whether no division that keeps the limits costs less, to twelve digits.
    public let isOptimal: Bool

    /// By what share of its cost the answer could be too dear.
    public var gap: Double { cost > 0 ? max(0, (cost - lowerBound) / cost) : 0 }

    init(labels: [Int32], cost: Double, lowerBound: Double, isOptimal: Bool) {
        self.labels = labels
        self.cost = cost
        self.lowerBound = lowerBound
        self.isOptimal = isOptimal
    }

    /// Divides rows among clusters.
    ///
    /// - Parameters:
    ///   - costs: rows × clusters: what each row costs in each cluster, such as its squared distance from the centre.
    ///   - existing: by cluster: the size it has already; `nil` where all are empty.
    ///   - ids: one a row, for messages; numbers from 1 where not given.
    /// - Throws: `ClusteringError.infeasible` where no division keeps the limits, with the reason; `.notFinite`,
    ///   `.badWeight`, `.differentRows`, `.unknownName` for limits of rows that are not there, `.tooMuchMemory`, `.cancelled`.
    /// - Complexity: O(n·k·log n + m·k²) for m rows that are not where they cost least; O(n·k) memory. With links, or sizes
    ///   of other kinds, that some times more.
    public init(
        costs: Matrix, limits: Limits, existing: [Double]? = nil, ids: [String]? = nil, in execution: Execution = .standard
    ) throws(ClusteringError) {
        let ids = ids ?? (0..<costs.rows).map { String($0 + 1) }
        guard ids.count == costs.rows else { throw .differentRows(costs.rows, ids.count) }
        guard costs.rows > 0, costs.columns > 0 else { throw .tooFewRows(needed: 1, given: 0) }
        if let bad = costs.elements.firstIndex(where: { !$0.isFinite }) {
            throw .notFinite(
                column: "of cluster \(bad % costs.columns + 1)", row: ids[bad / costs.columns], value: "\(costs.elements[bad])")
        }
        if let existing, existing.count != costs.columns { throw .differentRows(costs.columns, existing.count) }
        try execution.admit(LimitedRows.memory(rows: costs.rows, clusters: costs.columns))
        try execution.checkpoint()
        // In the order of their costs, so that ties do not fall by the order of the rows.
        let order = ValueOrder(of: costs)
        try limits.check(ids: ids)
        let limits = limits.permuted(order.rows)
        let groups = try IndivisibleGroups(limits, ids: order.rows.map { ids[$0] }, clusters: costs.columns)
        let bounds = SizeBounds(limits, clusters: costs.columns, isFilled: false, existing: existing)
        if let reason = try FeasibleCounts(of: groups, under: limits, in: execution).conflict(within: bounds) {
            throw .infeasible(reason: reason, largest: nil, smallest: nil)
        }
        let found = try LimitedRows(groups: groups, bounds: bounds)
            .divided(costs: costs.selecting(rows: order.rows), in: execution)
        self.init(
            labels: order.restored(found.labels), cost: found.cost, lowerBound: found.lowerBound, isOptimal: found.isOptimal)
    }

    /// By row: its cluster, counted from 1.
    public var clusters: [Int] { labels.map { Int($0) + 1 } }
}
