import LinearAlgebra
import Testing

@testable import Clustering

struct DistinctRowsTests {
    private let points: Points

    init() throws {
        points = try Points(
            ids: ["a", "b", "c", "d", "e"], columns: ["x"], values: Matrix([[2], [-1], [2], [0], [-0.0]]),
            categories: [CategoricalColumn(name: "t", cells: ["q", "p", "q", "q", "q"])], weights: [1, 2, 4, 8, 16])
    }

    @Test func rowsAlikeBecomeOneOfTheirWeightInTheOrderOfTheirCells() throws {
        let rows = try DistinctRows(of: points, in: .standard)
        #expect(rows.representatives == [1, 3, 0])
        #expect(rows.places == [2, 0, 2, 1, 1])
        #expect(rows.weights == [2, 24, 5])
        #expect(rows.expanded(["first", "second", "third"]) == ["third", "first", "third", "second", "second"])
    }

    @Test func theOrderGivenDoesNotMatter() throws {
        let planted = try Samples.planted(rows: 200, columns: 2, clusters: 2)
        let rounded = try Points(
            Matrix(rows: 200, columns: 2, elements: planted.values.elements.map { $0.rounded() }),
            weights: (0..<200).map { 0.1 * Double($0 % 7 + 1) })
        var stream = RandomStream(seed: 1, purpose: 90)
        let permuted = rounded.selecting(rows: stream.permutation(of: 200))
        let (one, other) = try (DistinctRows(of: rounded, in: .standard), DistinctRows(of: permuted, in: .standard))
        #expect(one.count < 100)
        #expect(one.weights == other.weights)
        #expect(
            rounded.values.selecting(rows: one.representatives) == permuted.values.selecting(rows: other.representatives))
    }

    @Test func codesAreThePlacesOfTextsInSortedOrder() {
        let codes = LevelCodes(of: CategoricalColumn(name: "t", cells: ["b", nil, "a", "b", "c"]))
        #expect(codes.texts == ["a", "b", "c"])
        #expect(codes.codes == [1, -1, 0, 1, 2])
        let known = LevelCodes(of: CategoricalColumn(name: "t", cells: ["c", "d", nil]), texts: codes.texts)
        #expect(known.codes == [2, -1, -1])
    }
}
