import LinearAlgebra

@testable import Clustering

/// How unlike students found twelve countries to be.
///
/// Source: P. J. Rousseeuw, Silhouettes: a graphical aid to the interpretation and validation of cluster analysis, Journal
/// of Computational and Applied Mathematics 20 (1987), table 1 and figures 2 and 3.
enum CountryTable {
    static let names = ["BEL", "BRA", "CHI", "CUB", "EGY", "FRA", "IND", "ISR", "USA", "USS", "YUG", "ZAI"]

    /// A partition of the paper, and the silhouettes it prints, by country.
    struct Division: Sendable {
        let labels: [Int]
        let silhouettes: [Double]
        let mean: Double
    }

    static let divisions = [
        Division(
            labels: [1, 1, 2, 2, 1, 1, 2, 1, 1, 2, 2, 1],
            silhouettes: [0.39, 0.22, 0.33, 0.40, 0.20, 0.35, -0.04, 0.30, 0.43, 0.34, 0.26, 0.19], mean: 0.28),
        Division(
            labels: [1, 2, 3, 3, 1, 1, 2, 1, 1, 3, 3, 2],
            silhouettes: [0.42, 0.25, 0.31, 0.48, 0.02, 0.44, 0.17, 0.37, 0.47, 0.44, 0.31, 0.28], mean: 0.33),
    ]

    private static let lower: [[Double]] = [
        [], [5.58], [7.00, 6.50], [7.08, 7.00, 3.83], [4.83, 5.08, 8.17, 5.83], [2.17, 5.75, 6.67, 6.92, 4.92],
        [6.42, 5.00, 5.58, 6.00, 4.67, 6.42], [3.42, 5.50, 6.42, 6.42, 5.00, 3.92, 6.17],
        [2.50, 4.92, 6.25, 7.33, 4.50, 2.25, 6.33, 2.75], [6.08, 6.67, 4.25, 2.67, 6.00, 6.17, 6.17, 6.92, 6.17],
        [5.25, 6.83, 4.50, 3.75, 5.75, 5.42, 6.08, 5.83, 6.67, 3.67],
        [4.75, 3.00, 6.08, 6.67, 5.00, 5.58, 4.83, 6.17, 5.67, 6.50, 6.92],
    ]

    static func dissimilarity(_ first: Int, _ second: Int) -> Double {
        first == second ? 0 : lower[max(first, second)][min(first, second)]
    }

    /// Rows whose halved squared distances are the dissimilarities, to rounding: the first country lies at zero.
    static let space: DissimilaritySpace = {
        let products = Matrix((1..<12).map { one in
            (1..<12).map { dissimilarity(0, one) + dissimilarity(0, $0) - dissimilarity(one, $0) }
        })
        guard let rows = Cholesky(products)?.factor else { preconditionFailure("the table of countries is damaged") }
        let all = Matrix(rows: 12, columns: 11, elements: Array(repeating: 0, count: 11) + rows.elements)
        do {
            let points = try Points(all)
            return try DissimilarityMeasure(name: "countries", of: points, norm: .halfSquare).space(of: points)
        } catch {
            preconditionFailure("the table of countries is damaged: \(error)")
        }
    }()
}
