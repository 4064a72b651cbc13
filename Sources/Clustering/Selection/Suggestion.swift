import LinearAlgebra
import Vocabulary

/// How many clusters to make of some points, or that there are none to be found, with all that speaks for and against it.
///
/// Three tests ask whether the points are more than what structureless ones of the same extent give: the gap statistic,
/// the silhouette and the consensus of subsamples. Unless most of those that can say find more, no structure is suggested.
/// Otherwise the candidates are ranked by three kinds of evidence of equal weight: the metrics; the criteria, by how far a
/// candidate is from each one's vote; and stability, by the Jaccard coefficient of bootstrap resamples and by the ambiguity
/// of the consensus relative to that of references. The smallest mean of the three mean ranks wins, of equals the fewest
/// clusters.
///
/// The tests hold their level for uniform and normal points; strongly skewed columns can pass for structure. Clusters
/// whose centres are near each other beside others far away tend to be taken together, which the dissent shows.
public struct Suggestion: Sendable, Hashable {
    public enum Recommendation: Sendable, Hashable {
        case clusters(Int)
        /// The points are not clearly more than structureless ones.
        case noStructure
        /// There is structure, but no number of clusters keeps to the limits.
        case nothingAllowed
    }

    public let recommendation: Recommendation
    /// 2 … the most clusters asked for, ascending; none where there are too few rows.
    public let candidates: [Candidate]
    /// The metrics, each with its own vote, then figures of the fits such as BIC, then the criteria.
    public let ballots: [Ballot]
    /// What was asked about structure as such.
    public let tests: [StructureTest]
    public let confidence: Confidence
    /// The fits of all numbers of clusters from 1 on, and their scores; each is the one that `fit` gives, held to the fewest rows a
    /// cluster may have where the algorithm takes limits.
    public let sweep: Sweep
    public let minimumSize: Int
    /// The rows that references and resamples were drawn from or made like; fewer than all where there are many.
    public let rowsCompared: Int
    /// The rows that metrics of quadratic cost looked at.
    public let rowsPaired: Int
    public let rowCount: Int
    /// Whether there are several rows, and no two of them differ.
    public let isOfEqualRows: Bool

    /// - Throws: `ClusteringError.takesNoCount` where the algorithm finds the number itself, `.tooFewRows` without rows,
    ///   `.cancelled`, and what the algorithm throws on the points.
    /// - Complexity: one sweep of all rows, and 2·references + resamples + (references + 1)·subsamples of at most `rows`.
    public init(
        for points: Points, by algorithm: any Algorithm = KMeans(), _ settings: Settings = Settings(),
        in execution: Execution = .standard
    ) throws(ClusteringError) {
        let survey = try SuggestionSurvey(of: points, by: algorithm, settings, in: execution)
        let ranking = SuggestionRanking(of: survey, minimumSize: settings.minimumSize)
        let findings = survey.tests.compactMap(\.findsStructure)
        let hasStructure = findings.count { $0 } * 2 > findings.count
        let best = ranking.candidates.first { $0.place == 1 }
        recommendation = !hasStructure ? .noStructure : best.map { .clusters($0.count) } ?? .nothingAllowed
        candidates = ranking.candidates
        ballots = survey.ballots
        tests = survey.tests
        confidence = Confidence(
            in: recommendation, tests: survey.tests, ballots: survey.ballots, stability: best?.stability)
        sweep = survey.sweep
        minimumSize = settings.minimumSize
        rowsCompared = survey.rowsCompared
        rowsPaired = survey.rowsPaired
        rowCount = points.count
        isOfEqualRows = points.areAllEqual
    }

    /// The number of clusters to make: 1 where there is no structure, or none that the limits allow.
    public var count: Int {
        if case .clusters(let count) = recommendation { count } else { 1 }
    }

    /// The fit for the recommended number of clusters.
    public var fit: Fit { (sweep.rows.first { $0.count == count } ?? sweep.rows[0]).fit }

    /// What speaks for the recommended number; `nil` where there is none.
    public var chosen: Candidate? {
        guard case .clusters(let count) = recommendation else { return nil }
        return candidates.first { $0.count == count }
    }
}

extension Points {
    /// Whether there are several rows, and no two of them differ.
    fileprivate var areAllEqual: Bool {
        guard count > 1 else { return false }
        let columns = 0..<values.columns
        return (1..<count).allSatisfy { row in
            columns.allSatisfy { values[row, $0] == values[0, $0] } && categories.allSatisfy { $0.cells[row] == $0.cells[0] }
        }
    }
}
