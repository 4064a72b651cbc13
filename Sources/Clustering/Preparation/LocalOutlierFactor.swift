import LinearAlgebra
import Vocabulary

/// Flags the rows whose surroundings are emptier than those of their neighbours.
public struct LocalOutlierFactor: Preparation {
    public var neighbours = 20
    public var contamination = 0.05

    public init() {}

    public init(neighbours: Int = 20, contamination: Double = 0.05) {
        self.neighbours = neighbours
        self.contamination = contamination
    }

    public static let card = Card(
        name: "local_outlier_factor",
        summary: "Flags the share of rows that lie least dense among their neighbours.",
        discussion: """
            A row's factor is the density about its neighbours over the density about itself: near 1 within a cluster, \
            however dense that is, and well above 1 outside. The share of rows with the highest factors is flagged, and new \
            rows are held to the same factor; a row that coincides with one it was fitted on is taken to be it. Of rows as \
            near, those whose coordinates come first in lexicographic order are neighbours. Columns of larger scale count \
            for more, so scale them first. Missing cells must be filled first. The rows it was fitted on are kept in the \
            step.
            """,
        examples: [
            Example("load points \"points.csv\"\nprepare points steps=local_outlier_factor local_outlier_factor.n_neighbors=2 as z", shows: "local_outlier_factor")
        ],
        references: ["M. M. Breunig, H.-P. Kriegel, R. T. Ng, J. Sander, LOF: identifying density-based local outliers, SIGMOD 2000"])

    public static let parameters: [Parameter<Self>] = [
        .option("n_neighbors", \.neighbours, "How many neighbours to compare a row with.", in: .atLeast(1), unit: "rows"),
        .option("contamination", \.contamination, "The share of rows to flag.", in: .between(0, 0.5)),
    ]

    /// - Throws: `ClusteringError.tooMuchMemory` where the neighbours of all rows do not fit.
    /// - Complexity: O(n²·d); O(n·(d + k)) memory.
    public func fit(_ frame: Frame, in execution: Execution) throws(ClusteringError) -> LocalDensities {
        let points = try frame.replacing(categories: []).points()
        guard points.count > 0 else { throw .tooFewRows(needed: 1, given: 0) }
        let neighbours = max(1, min(neighbours, points.count - 1))
        try execution.admit(
            MemoryNeed(
                bytes: Double(MemoryLayout<NearRows.Neighbour>.stride) * Double(points.count) * Double(neighbours),
                purpose: "the \(neighbours.counted("nearest row")) of each of \(points.count.counted("row"))",
                alternative: "fewer n_neighbors, such as \(max(1, neighbours / 10))"))
        return try LocalDensities(
            step: Self.card.name, of: points, neighbours: neighbours, contamination: contamination, in: execution)
    }
}
