import LinearAlgebra
import Vocabulary

/// Finds clusters of any density as those that last longest while the distance that links rows shrinks.
public struct HDBSCAN: Algorithm {
    public var minimumClusterSize = 5
    public var minimumSamples: Int?
    public var selection = ClusterSelection.eom
    public var epsilon = 0.0
    public var allowsSingle = false
    public var distance = DissimilarityName.euclidean

    public init() {}

    public init(
        minimumClusterSize: Int, minimumSamples: Int? = nil, selection: ClusterSelection = .eom, epsilon: Double = 0,
        allowsSingle: Bool = false, distance: DissimilarityName = .euclidean
    ) {
        self.minimumClusterSize = minimumClusterSize
        self.minimumSamples = minimumSamples
        self.selection = selection
        self.epsilon = epsilon
        self.allowsSingle = allowsSingle
        self.distance = distance
    }

    public static let card = Card(
        name: "hdbscan",
        summary: "Finds the clusters, of any density, that last longest.",
        discussion: """
            Rows are linked at the larger of their distance and the distances each needs to reach min_samples rows, itself \
            among them. As that distance shrinks, the one cluster of all rows loses rows and splits; a split counts where \
            both parts have min_cluster_size rows. Of all clusters that appear, those are taken that last longest (eom), or \
            those that split no further (leaf). Rows that left before are noise.

            Each row has a probability, which is the share of its cluster's density it reaches; an outlier_score, which is \
            how much thinner its place is than the densest part near it (GLOSH); and the persistence of its cluster, the \
            mean share of the density range over which its rows stay. Joins of equal weight are taken nearest rows first, \
            so the result does not depend on the order of the rows unless distances are equal too. Neighbours are searched in \
            a tree of numbers, so texts must be encoded, for gower too.
            """,
        examples: [
            Example("load points \"points.csv\"\ncluster hdbscan points min_cluster_size=3 as groups", shows: "hdbscan min_cluster_size=3")
        ],
        references: [
            "R. J. G. B. Campello, D. Moulavi, A. Zimek, J. Sander, Hierarchical density estimates, ACM TKDD 10 (2015)",
            "L. McInnes, J. Healy, Accelerated hierarchical density based clustering, ICDM workshops 2017",
        ])

    public static let abilities: Abilities = [.assigns, .noise]
    public static let noiseAdvice: String? = "a smaller min_cluster_size or min_samples"
    public static let rowFigureNames = ["probability", "outlier_score", "persistence"]

    public static let parameters: [Parameter<Self>] = [
        .option("min_cluster_size", \.minimumClusterSize, "Rows that make a cluster.", in: .atLeast(2), unit: "rows"),
        .option(
            "min_samples", \.minimumSamples, "Rows that make a place dense; where left out, min_cluster_size.",
            in: .atLeast(1), unit: "rows"),
        .option("selection", \.selection, "Which of nested clusters to take."),
        .option("epsilon", \.epsilon, "Distance below which clusters are not split.", in: .atLeast(0)),
        .option("allow_single_cluster", \.allowsSingle, "Whether all rows may be one cluster."),
        .option("distance", \.distance, "What is measured between rows, in columns of numbers."),
    ]

    public func memory(for points: Points) -> MemoryNeed? {
        NeighbourLists.memory(rows: points.count, samples: minimumSamples ?? minimumClusterSize)
    }

    /// - Complexity: about O(n·d·log n) time where columns are few, O(n²·d) at worst; O(n·(d + min_samples)) memory.
    public func search(_ points: Points, in execution: Execution) throws(ClusteringError) -> Fit {
        let space = try distance.space(of: points)
        let samples = max(1, minimumSamples ?? minimumClusterSize)
        let tree = try space.tree(in: execution)
        // A row is the first of its own samples.
        let lists = try tree.neighboursByPosition(
            max(samples - 1, SpanningTree.knownNeighbours), in: execution.part(from: 0, to: 0.4))
        let cores = lists.distances(ofRank: samples - 1)
        let spanning = try SpanningTree(
            of: tree, knowing: lists, coreDistances: cores, in: execution.part(from: 0.4, to: 0.9))
        let dendrogram = spanning.dendrogram(height: space.dissimilarity(ofLength:))
        try execution.checkpoint()
        let condensed = CondensedTree(of: dendrogram, smallest: max(2, minimumClusterSize))
        let selected = SelectedClusters(from: condensed, by: selection, epsilon: epsilon, allowsSingle: allowsSingle)

        let owners = condensed.exits.map(selected.owner(of:))
        let order = CanonicalOrder(owners)
        let partition = Partition(owners, in: order)
        let model = DensityTree(
            algorithm: Self.card.name, space: space, minimumSamples: samples, coreLengths: tree.byRow(cores),
            tree: condensed, selected: selected, order: order)
        return Fit(
            partition: partition, model: model,
            figures: [Figure("noise_rows", partition.noiseCount), Figure("splits", condensed.clusters.count / 2)],
            rowFigures: Self.rowFigures(of: condensed, owners), tree: dendrogram,
            warnings: partition.clusterCount == 0 ? [.onlyNoise] : [])
    }

    private static func rowFigures(of tree: CondensedTree, _ owners: [Int?]) -> [RowFigures] {
        let persistences = tree.persistences
        return rowFigures(
            zip(tree.exits, owners).map { exit, owner in owner.map { tree.probability(of: exit, in: $0) } ?? 0 },
            tree.outlierScores, owners.map { owner in owner.map { persistences[$0] } })
    }
}
