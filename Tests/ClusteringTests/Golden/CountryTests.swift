import LinearAlgebra
import Testing

@testable import Clustering

struct CountryTests {
    @Test func theSpaceHasTheDissimilaritiesOfTheTable() {
        for one in 0..<12 {
            for other in 0..<12 {
                let expected = CountryTable.dissimilarity(one, other)
                #expect(abs(CountryTable.space.dissimilarity(one, other) - expected) < 1e-13)
            }
        }
    }

    @Test(arguments: CountryTable.divisions.indices)
    func silhouettesAreThoseOfThePaper(index: Int) throws {
        let division = CountryTable.divisions[index]
        let partition = Partition(division.labels)
        let pass = SilhouettePass([partition], in: try Points(Matrix(rows: 12, columns: 0)))
        let values = pass.silhouettes(of: 0..<12) { row, cluster in
            partition.members(of: cluster + 1).reduce(0) { $0 + CountryTable.dissimilarity(row, $1) }
        }[0].compactMap(\.self)
        for (found, printed) in zip(values, division.silhouettes) { #expect(abs(found - printed) <= 0.005) }
        #expect(abs(values.reduce(0, +) / 12 - division.mean) <= 0.005)
    }

    /// scipy 1.17.1, `linkage(squareform(D), …)[:, 2]`.
    static let heights: [(linkage: LinkageName, heights: [Double])] = [
        (
            .average,
            [
                2.17, 2.375, 2.67, 3.0, 3.3633333333333333, 3.71, 4.193333333333333, 4.67, 4.9775, 5.531875,
                6.417187500000001,
            ]
        ),
        (.complete, [2.17, 2.5, 2.67, 3.0, 3.75, 3.92, 4.5, 4.67, 5.08, 6.42, 8.17]),
        (.single, [2.17, 2.25, 2.67, 2.75, 3.0, 3.67, 3.83, 4.5, 4.67, 4.75, 5.25]),
    ]

    @Test(arguments: heights.indices)
    func treesHaveTheHeightsOfScipy(index: Int) throws {
        let (linkage, heights) = Self.heights[index]
        let tree = try linkage.type.init().tree(of: CountryTable.space, in: .two)
        #expect(tree.heights.agree(with: heights, within: 1e-12))
    }

    /// The least sums over all choices of countries; their partition is the one the paper starts from.
    @Test(arguments: [(2, ["CUB", "USA"], 38.84), (3, ["CUB", "USA", "ZAI"], 30.08)])
    func medoidsAreTheBestOfAllChoices(k: Int, medoids: [String], total: Double) throws {
        let search = FasterPAM(start: .build, restarts: 1, maximumPasses: 100, seed: 1)
        let found = try search.medoids(
            of: CountryTable.space, weights: Array(repeating: 1, count: 12), counts: [k], in: .two)[0].medoids
        #expect(found.map { CountryTable.names[$0] }.sorted() == medoids)
        let nearest = (0..<12).map { row in found.map { CountryTable.dissimilarity(row, $0) } }
        #expect(nearest.reduce(0) { $0 + ($1.min() ?? 0) }.agrees(with: total, within: 1e-12))
        let labels = nearest.map { sums in sums.indices.min { sums[$0] < sums[$1] } }
        #expect(Partition(labels) == Partition(CountryTable.divisions[k - 2].labels))
    }
}
