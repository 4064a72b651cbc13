import LinearAlgebra
import Vocabulary

/// Finds rows that stand for others by messages between all pairs of rows.
public struct AffinityPropagation: Algorithm {
    public var preference: Double?
    public var damping = 0.5
    public var maximumIterations = 200
    public var patience = 15
    public var distance = DissimilarityName.euclidean
    public var sample = 2000

    public init() {}

    public init(
        preference: Double? = nil, damping: Double = 0.5, maximumIterations: Int = 200, patience: Int = 15,
        distance: DissimilarityName = .euclidean, sample: Int = 2000
    ) {
        self.preference = preference
        self.damping = damping
        self.maximumIterations = maximumIterations
        self.patience = patience
        self.distance = distance
        self.sample = sample
    }

    public static let card = Card(
        name: "affinity_propagation",
        summary: "Lets rows agree on exemplars by messages; finds how many itself.",
        discussion: """
            Looks for the exemplars that make the sum of similarities of all rows to theirs, plus a preference for every \
            exemplar, as great as possible. A similarity is the negative squared Euclidean distance, or the negative of \
            another distance. The higher the preference, the more clusters; the median similarity, which is taken where \
            none is given, makes rather many. Takes time and memory with the square of the rows, so where there are more \
            than `sample`, exemplars are sought among that many, spread evenly over the rows in the order of their values.

            Every row belongs to its nearest exemplar, and so do new rows. Nothing is random: similarities that are equal \
            are told apart by a few parts in 10¹³, by the places of both rows in the order of their values, so the order \
            rows are given in does not matter. Where messages swing, raise the damping; where no row emerges as an exemplar, \
            the row most alike to all stands for all, and a warning says that nothing has converged.
            """,
        examples: [
            Example("load points \"points.csv\"\ncluster affinity_propagation points as groups", shows: "by affinity_propagation")
        ],
        references: ["B. J. Frey, D. Dueck, Clustering by passing messages between data points, Science 315 (2007)"])

    public static let abilities: Abilities = [.assigns, .categories]

    public static let parameters: [Parameter<Self>] = [
        .option("preference", \.preference, "Similarity of a row to itself; the median similarity if not given."),
        .option("damping", \.damping, "Share of a message that stays as it was.", in: .between(0.5, 0.999)),
        .option("max_iter", \.maximumIterations, "When to give up.", in: .atLeast(1), unit: "iterations"),
        .option(
            "convergence_iter", \.patience, "How long the exemplars must stay the same.", in: .atLeast(1), unit: "iterations"),
        .option("distance", \.distance, "How unlike two rows are."),
        .option("sample", \.sample, "Among how many rows to look for exemplars.", in: .atLeast(2), unit: "rows"),
    ]

    /// Similarities, responsibilities and availabilities of all pairs of rows looked at.
    public func memory(for points: Points) -> MemoryNeed? {
        let rows = min(points.count, max(2, sample))
        return MemoryNeed(
            bytes: 4 * 8 * Double(rows) * Double(rows + 8), purpose: "messages between \(rows.counted("row"))",
            alternative: "sample=1000")
    }

    /// - Complexity: O(m²·(d + iterations) + n·k·d) for m = min(n, sample) rows looked at.
    public func search(_ points: Points, in execution: Execution) throws(ClusteringError) -> Fit {
        let space = try distance.space(of: points)
        let order = try ValueOrder(of: space, in: execution)
        guard order.distinctCount > 1 else {
            let all = [Int](repeating: 0, count: points.count)
            return fit(points, space, order, exemplars: [order.rows[0]], labels: all, Search())
        }
        let rows = SystematicSample.places(max(2, sample), of: points.count).map { order.rows[$0] }
        var search = Search()
        let exemplars = try exemplars(of: space.selecting(rows: rows), &search, in: execution).map { rows[$0] }
        if rows.count < points.count { search.warnings.append(.sampled(rows: rows.count, of: points.count)) }
        let nearest = try NearestMedoids(of: space, to: space.selecting(rows: exemplars), in: execution)
        return fit(points, space, order, exemplars: exemplars, labels: nearest.rows.map(\.first), search)
    }

    /// What is known of a search beside its exemplars.
    private struct Search {
        var preference: Double?
        var iterations = 1
        var hasConverged = true
        var warnings: [FitWarning] = []
    }

    /// The exemplars among some rows in the order of their values, each the row most alike to all of its cluster.
    private func exemplars(
        of space: DissimilaritySpace, _ search: inout Search, in execution: Execution
    ) throws(ClusteringError) -> [Int] {
        let plain = try Similarities(of: space, in: execution)
        let preference = if let preference { preference } else { try plain.median(in: execution) }
        search.preference = preference
        if self.preference == nil {
            search.warnings.append(.chosen(parameter: "preference", value: preference, reason: "the median similarity"))
        }
        var similarities = plain
        similarities.prefer(min(max(preference, -1e250), 1e250))
        try similarities.breakTies(in: execution)
        let outcome = try AffinityMessages(
            similarities: similarities, damping: min(max(damping, 0.5), 0.999), maximumIterations: max(1, maximumIterations),
            patience: max(1, patience)
        ).exchanged(in: execution)
        (search.iterations, search.hasConverged) = (outcome.iterations, outcome.hasConverged)
        if !outcome.hasConverged { search.warnings.append(.notConverged(iterations: outcome.iterations)) }
        let emerged = outcome.exemplars.isEmpty
            ? [try plain.medoid(of: Array(0..<plain.count), in: execution)] : outcome.exemplars
        var medoids: [Int] = []
        for members in plain.members(of: emerged) { medoids.append(try plain.medoid(of: members, in: execution)) }
        // Equal rows may each have become an exemplar, and stand for the same cluster.
        let distinct = ValueOrder(of: space).distinct
        var seen: Set<Int> = []
        return medoids.sorted().filter { seen.insert(distinct[$0]).inserted }
    }

    private func fit(
        _ points: Points, _ space: DissimilaritySpace, _ order: ValueOrder, exemplars: [Int], labels: [Int], _ search: Search
    ) -> Fit {
        let canonical = CanonicalOrder(labels)
        let chosen = canonical.labels.map { exemplars[$0] }
        var similarity = 0.0
        for row in order.rows {
            similarity -= space.cost(ofDissimilarity: space.dissimilarity(row, exemplars[labels[row]]))
        }
        let net = similarity + Double(chosen.count) * (search.preference ?? 0)
        return Fit(
            partition: Partition(labels, in: canonical),
            model: MedoidModel(algorithm: Self.card.name, rows: chosen, of: points, measuredAs: space),
            figures: [Score.finite(net).figure(named: "net_similarity")], iterations: search.iterations,
            hasConverged: search.hasConverged, warnings: search.warnings)
    }
}
