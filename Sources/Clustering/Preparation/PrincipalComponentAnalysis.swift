import LinearAlgebra
import Vocabulary

/// Replaces columns by the directions in which the rows vary most.
public struct PrincipalComponentAnalysis: Preparation {
    public var components = 0.95

    public init() {}

    public init(components: Double) { self.components = components }

    public static let card = Card(
        name: "pca",
        summary: "Replaces columns by the directions of greatest variance.",
        discussion: """
            Below 1, `components` is a share of variance: the fewest components are kept that explain at least as much. From \
            1 on it is a count, of which no more are kept than there are rows or columns. Columns of larger scale count for \
            more, so scale them first. The sign of a component is such that its largest loading is positive.
            """,
        examples: [
            Example("load points \"points.csv\"\nprepare points steps=pca as z", shows: "pca")
        ],
        references: ["I. T. Jolliffe, Principal Component Analysis, 2002"])

    public static let parameters: [Parameter<Self>] = [
        .option("components", \.components, "A count from 1 on, or the share of variance to keep.", in: .above(0)),
    ]

    /// - Throws: `ClusteringError.tooMuchMemory` where both rows and columns are so many that their products do not fit.
    /// - Complexity: O(n·d·m + m³) with m the lesser of n and d; O(m²) memory beside the rows.
    public func fit(_ frame: Frame, in execution: Execution) throws(ClusteringError) -> PrincipalComponents {
        try Self.check(components: components)
        let points = try frame.replacing(categories: []).points()
        guard points.count > 0 else { throw .tooFewRows(needed: 1, given: 0) }
        guard !points.columns.isEmpty else { throw .nothingLeft(step: Self.card.name) }
        let directions = try PrincipalDirections(of: points.values, step: Self.card.name, in: execution)
        let variances = directions.squares.map { $0 / Double(max(1, points.count - 1)) }
        let total = variances.reduce(0, +)
        let shares = variances.map { total > 0 ? $0 / total : 0 }
        let kept = min(wanted(of: shares), shares.count)
        return PrincipalComponents(
            step: Self.card.name, columns: frame.columns, means: directions.means,
            components: directions.vectors.selecting(rows: Array(0..<kept)), explainedVariance: Array(variances.prefix(kept)),
            explainedShare: Array(shares.prefix(kept)))
    }

    /// - Parameter components: a share of variance below 1, or a count, as every step that makes components takes it.
    /// - Throws: `ClusteringError.badParameter` for a count that is not whole.
    static func check(components: Double) throws(ClusteringError) {
        guard components < 1 || components == components.rounded() else {
            throw .badParameter(
                .outOfRange("components", given: "\(components)", legal: "a share below 1, or a whole number from 1 on"))
        }
    }

    private func wanted(of shares: [Double]) -> Int {
        guard components < 1 else { return Int(min(components, Double(shares.count))) }
        var explained = 0.0
        for (position, share) in shares.enumerated() where share > 0 {
            explained += share
            if explained >= components { return position + 1 }
        }
        return max(1, shares.count { $0 > 0 })
    }
}
