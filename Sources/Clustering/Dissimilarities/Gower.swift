import LinearAlgebra
import Vocabulary

/// The mean over columns of how much of its range two rows differ by, text columns counting 0 or 1.
public struct Gower: Dissimilarity {
    public init() {}

    public static let card = Card(
        name: "gower",
        summary: "The mean difference over columns, each as a share of its range.",
        discussion: """
            For a number |x − y| / range, for a text 0 where it is the same and 1 where it is not; then the mean over \
            columns. Takes numbers and text together, needs no scaling, and lies from 0 to 1 among the rows it was learned \
            from. One extreme value widens its column's range and makes the column count for less. A constant column adds 0.
            """,
        examples: [
            Example("load points \"points.csv\"\ncluster kmedoids points k=2 distance=gower as groups", shows: "distance=gower")
        ],
        references: ["J. C. Gower, A general coefficient of similarity and some of its properties, Biometrics 27 (1971)"])

    public static let takesCategories = true

    public func measure(of points: Points) -> DissimilarityMeasure {
        let features = Double(max(1, points.columns.count + points.categories.count))
        let scales = points.values.columnRanges.map { $0.isNormal ? 1 / $0 / features : 0 }
        return DissimilarityMeasure(
            name: Self.card.name, of: points, norm: .absolute, scales: scales, mismatch: 1 / features)
    }
}

extension Matrix {
    /// By column: its greatest cell minus its least; zeros where there are no rows.
    fileprivate var columnRanges: [Double] {
        guard rows > 0 else { return Array(repeating: 0, count: columns) }
        var (least, greatest) = (Array(row(0)), Array(row(0)))
        withUnsafeElements { cells in
            for row in 0..<rows {
                for column in 0..<columns {
                    least[column] = min(least[column], cells[row * columns + column])
                    greatest[column] = max(greatest[column], cells[row * columns + column])
                }
            }
        }
        return zip(greatest, least).map { $0 - $1 }
    }
}
