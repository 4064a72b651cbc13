/// What a division of rows has to keep to: how large clusters may be, and which rows belong together or apart.
///
/// Sizes are counted in rows, or in whatever `sizes` holds, such as sales. They are kept to nine digits where they are
/// given and exactly where rows are counted. Rows are counted from 0.
///
///     var limits = Limits(minimumSize: 20, maximumSize: 60)
///     try limits.link("367", "371", in: RowNames(points.ids))
///     let fit = try KMeans(k: 8).fit(points, within: limits)
public struct Limits: Sendable, Hashable, Codable {
    /// What every cluster has at least; `nil` where it may be as small as one row.
    public var minimumSize: Double?
    /// What every cluster has at most; `nil` where it may be as large as all rows.
    public var maximumSize: Double?
    /// How much of a cluster's size each row takes, none negative; `nil` where every row takes 1.
    public var sizes: [Double]?
    public var pins: [Int: Pin]
    /// Rows that are in one cluster.
    public var mustLink: [RowPair]
    /// Rows that are in different clusters.
    public var cannotLink: [RowPair]

    public init(
        minimumSize: Double? = nil, maximumSize: Double? = nil, sizes: [Double]? = nil, pins: [Int: Pin] = [:],
        mustLink: [RowPair] = [], cannotLink: [RowPair] = []
    ) {
        self.minimumSize = minimumSize
        self.maximumSize = maximumSize
        self.sizes = sizes
        self.pins = pins
        self.mustLink = mustLink
        self.cannotLink = cannotLink
    }

    /// Whether there is nothing to keep to.
    public var isEmpty: Bool {
        minimumSize == nil && maximumSize == nil && pins.isEmpty && mustLink.isEmpty && cannotLink.isEmpty
    }

    /// Pins the rows of an id.
    ///
    /// - Throws: `ClusteringError.unknownName`; `.infeasible` where one is pinned elsewhere already.
    public mutating func pin(_ id: String, to pin: Pin, in names: RowNames) throws(ClusteringError) {
        let rows = try names.rows(of: id)
        guard rows.allSatisfy({ pins[$0] == nil || pins[$0] == pin }) else {
            throw .infeasible(reason: .pinnedTwice(id), largest: nil, smallest: nil)
        }
        for row in rows { pins[row] = pin }
    }

    /// Keeps the rows of two ids in one cluster.
    ///
    /// - Throws: `ClusteringError.unknownName`.
    public mutating func link(_ id: String, _ other: String, in names: RowNames) throws(ClusteringError) {
        let rows = try names.rows(of: id) + names.rows(of: other)
        for row in rows.dropFirst() { mustLink.append(RowPair(rows[0], row)) }
    }

    /// Keeps the rows of two ids in different clusters.
    ///
    /// - Throws: `ClusteringError.unknownName`.
    public mutating func separate(_ id: String, _ other: String, in names: RowNames) throws(ClusteringError) {
        for row in try names.rows(of: id) {
            for otherRow in try names.rows(of: other) { cannotLink.append(RowPair(row, otherRow)) }
        }
    }

    /// How many clusters there may be of rows of those ids, the fewest and the most; `nil` where no number was found.
    ///
    /// Exact where rows are counted and none are linked or pinned. Else what could be constructed: there may be more in
    /// between the most and `minimumSize`'s share of the total, though seldom.
    ///
    /// - Throws: `ClusteringError.infeasible` where links and pins contradict each other, `.badWeight`, `.cancelled`.
    public func counts(
        ids: [String], in execution: Execution = .standard
    ) throws(ClusteringError) -> (fewest: Int?, most: Int?) {
        try FeasibleCounts(of: IndivisibleGroups(self, ids: ids, clusters: nil), under: self, in: execution).extremes
    }
}

extension Limits {
    /// Refuses limits that are none, or of rows that are not there.
    func check(ids: [String]) throws(ClusteringError) {
        for bound in [minimumSize, maximumSize].compactMap(\.self) where !(bound >= 0 && bound.isFinite) {
            throw .infeasible(reason: .noSize(bound), largest: nil, smallest: nil)
        }
        if let minimumSize, let maximumSize, minimumSize > maximumSize {
            throw .infeasible(reason: .minimumAboveMaximum(minimumSize, maximumSize), largest: nil, smallest: nil)
        }
        if let sizes {
            guard sizes.count == ids.count else { throw .differentRows(ids.count, sizes.count) }
            if let row = sizes.firstIndex(where: { !($0 >= 0 && $0 <= Points.largestMagnitude) }) {
                throw .badWeight(row: ids[row], value: "\(sizes[row])")
            }
        }
        let named = pins.keys.sorted() + (mustLink + cannotLink).flatMap { [$0.first, $0.second] }
        if let row = named.first(where: { !ids.indices.contains($0) }) {
            throw .unknownName("number \(row + 1)", kind: "row", known: [])
        }
    }

    /// The same limits for rows in another order.
    ///
    /// - Parameter order: a permutation: which row comes first, second, ….
    func permuted(_ order: [Int]) -> Limits {
        var places = order
        for (place, row) in order.enumerated() { places[row] = place }
        let moved = { (pair: RowPair) in RowPair(places[pair.first], places[pair.second]) }
        return Limits(
            minimumSize: minimumSize, maximumSize: maximumSize, sizes: sizes.map { sizes in order.map { sizes[$0] } },
            pins: Dictionary(uniqueKeysWithValues: pins.map { (places[$0], $1) }), mustLink: mustLink.map(moved),
            cannotLink: cannotLink.map(moved))
    }
}
