import Foundation
import LinearAlgebra
import Testing
import Vocabulary

@testable import Clustering

struct DissimilarityTests {
    struct Entry: CustomTestStringConvertible {
        let type: any Dissimilarity.Type
        var testDescription: String { type.card.name }
        var dissimilarity: any Dissimilarity { type.init() }
    }

    static let entries = Dissimilarities.all.map(Entry.init)

    /// Six stores with text beside numbers.
    static func mixed() throws -> Points {
        try Points(
            ids: ["a", "b", "c", "d", "e", "f"], columns: ["size", "age"],
            values: Matrix([[1, 10], [3, 40], [2, 10], [5, 20], [4, 30], [1, 50]]),
            categories: [
                CategoricalColumn(name: "region", cells: ["north", "south", "south", "west", "north", "west"]),
                CategoricalColumn(name: "format", cells: ["big", "big", "small", "small", "small", "big"]),
            ])
    }

    // MARK: Numbers

    private static let pairs = [(0, 1), (3, 17), (12, 59), (20, 41), (33, 34), (58, 7)]

    /// scipy 1.17.1 on `FormulaTable.cells`: `cdist(X, X, metric)` of six pairs, and `pdist(X, metric).sum()`.
    @Test(arguments: [
        (
            "euclidean",
            [
                10.597926117877968, 8.239065298928029, 13.256919287677661, 4.996125899134248, 7.036905640976012,
                7.19682978817757,
            ], 13502.175815883713
        ),
        ("manhattan", [20.014, 14.339, 24.387, 9.6, 10.007, 10.007], 23334.379),
        (
            "cosine",
            [
                0.39591965037777, 0.10160249649676723, 0.5396186334566875, 0.07673755119249537, 0.14057808471204913,
                0.24754902869689865,
            ], 381.52306040504914
        ),
        (
            "correlation",
            [
                1.440608051228145, 0.5445830822756954, 1.4698059577173297, 0.41324858990720714, 0.7922481085032644,
                0.7889074714786745,
            ], 1799.0249354832226
        ),
    ])
    func agreesWithScipy(name: String, expected: [Double], total: Double) throws {
        let space = try #require(Dissimilarities.catalogue[name]).init().space(of: Points(Matrix(FormulaTable.cells)))
        for (pair, number) in zip(Self.pairs, expected) {
            #expect(space.dissimilarity(pair.0, pair.1).agrees(with: number, within: 2e-15 / min(1, number) + 1e-15))
        }
        var sum = 0.0
        for row in 0..<60 { for other in 0..<row { sum += space.dissimilarity(row, other) } }
        #expect(sum.agrees(with: total, within: 1e-13))
    }

    /// Written out as the paper has it: the mean over columns of the share of the range, or of 0 and 1.
    @Test func gowersIsTheMeanOverColumns() throws {
        let points = try Self.mixed()
        let space = try Gower().space(of: points)
        let ranges = [4.0, 40.0]
        for one in 0..<6 {
            for other in 0..<6 {
                let numbers = (0..<2).map { abs(points.values[one, $0] - points.values[other, $0]) / ranges[$0] }
                let texts = points.categories.map { $0.cells[one] == $0.cells[other] ? 0.0 : 1.0 }
                let mean = (numbers + texts).reduce(0, +) / 4
                #expect(abs(space.dissimilarity(one, other) - mean) < 1e-15)
            }
        }
    }

    @Test(arguments: entries)
    func equalRowsAreNotApartAndBothWaysAreTheSame(entry: Entry) throws {
        let space = try entry.dissimilarity.space(of: Samples.iris)
        for row in 0..<150 {
            #expect(space.dissimilarity(row, row) == 0)
            for other in 0..<row {
                let apart = space.dissimilarity(row, other)
                #expect(apart >= 0 && apart == space.dissimilarity(other, row))
            }
        }
    }

    @Test(arguments: entries)
    func aRangeOfRowsIsFilledWithTheSameBits(entry: Entry) throws {
        let space = try entry.dissimilarity.space(of: Samples.iris)
        var filled = [Double](repeating: .nan, count: 60)
        filled.withUnsafeMutableBufferPointer { space.fill($0.baseAddress!, from: 7, to: 20..<80, of: space) }
        #expect(filled == (20..<80).map { space.dissimilarity(7, $0) })
    }

    /// 1 − 1/√(1 + 10⁻¹⁸), of which the formula with a product of rows would leave nothing.
    @Test func nearlyParallelRowsKeepTheirDigits() throws {
        let space = try Cosine().space(of: Points(Matrix([[1, 0], [1, 1e-9]])))
        #expect(space.dissimilarity(0, 1).agrees(with: 5e-19, within: 1e-12))
        let profiles = try Correlation().space(of: Points(Matrix([[-1, 1, 0], [-1e50, 1e50, 0], [7, 5, 6]])))
        #expect(profiles.dissimilarity(0, 1) == 0)
        #expect(profiles.dissimilarity(0, 2).agrees(with: 2, within: 1e-15))
    }

    // MARK: Scale

    @Test(arguments: entries, [1e-300, 1e-150, 1e-3, 1e98])
    func magnitudesNeitherOverflowNorVanishInDirectionsAndShares(entry: Entry, scale: Double) throws {
        let cells = FormulaTable.cells.map { row in row.map { $0 * scale } }
        let scaled = try entry.dissimilarity.space(of: Points(Matrix(cells)))
        let plain = try entry.dissimilarity.space(of: Points(Matrix(FormulaTable.cells)))
        for (one, other) in Self.pairs {
            let (found, expected) = (scaled.dissimilarity(one, other), plain.dissimilarity(one, other))
            #expect(found.isFinite)
            switch entry.type.card.name {
            case "euclidean" where scale < 1e-154: #expect(found >= 0)
            case "euclidean", "manhattan": #expect(found.agrees(with: expected * scale, within: 1e-13))
            default: #expect(abs(found - expected) < 1e-13)
            }
        }
    }

    @Test func theSmallestNumbersHaveDirections() throws {
        let tiny = Double.leastNonzeroMagnitude
        let space = try Cosine().space(of: Points(Matrix([[tiny, 0], [0, tiny], [1e100, 1e-100]])))
        #expect(space.dissimilarity(0, 1).agrees(with: 1, within: 1e-15))
        #expect(space.dissimilarity(0, 2) == 0)
    }

    @Test(arguments: [("cosine", [[1.0, 2], [0, 0]]), ("correlation", [[1, 2], [0.1, 0.1]])])
    func rowsWithoutDirectionAreRefused(name: String, cells: [[Double]]) throws {
        let type = try #require(Dissimilarities.catalogue[name])
        let points = try Points(ids: ["s1", "s2"], columns: ["x", "y"], values: Matrix(cells))
        #expect(throws: ClusteringError.noDirection(row: "s2", dissimilarity: name)) { try type.init().space(of: points) }
        let narrow = try Points(ids: ["s1"], columns: [], values: Matrix(rows: 1, columns: 0))
        #expect(throws: ClusteringError.noDirection(row: "s1", dissimilarity: name)) { try type.init().space(of: narrow) }
    }

    @Test(arguments: ["euclidean", "gower", "manhattan"])
    func withoutColumnsNothingIsApart(name: String) throws {
        let space = try #require(Dissimilarities.catalogue[name]).init().space(of: Points(Matrix(rows: 3, columns: 0)))
        #expect(space.count == 3 && space.dissimilarity(0, 2) == 0)
    }

    @Test func aConstantColumnAddsNothingToGowers() throws {
        let space = try Gower().space(of: Points(Matrix([[1, 5], [2, 5], [5, 5]])))
        #expect(space.dissimilarity(0, 1) == 0.125 && space.dissimilarity(0, 2) == 0.5)
    }

    // MARK: New rows

    @Test func newRowsAreMeasuredByTheRangesThatWereLearned() throws {
        let known = try Gower().space(of: Self.mixed())
        let stranger = try Points(
            ids: ["x"], columns: ["age", "size"], values: Matrix([[90, 9]]),
            categories: [
                CategoricalColumn(name: "format", cells: ["tiny"]), CategoricalColumn(name: "region", cells: ["south"]),
            ])
        let other = try known.measure.space(of: stranger)
        #expect(other.dissimilarity(0, known, 1) == (6.0 / 4 + 50.0 / 40 + 1) / 4)
        // A text that was not known differs from every text, even its own.
        #expect(other.dissimilarity(0, other, 0) == 0.25)
        let bare = try Points(Matrix([[1, 2]]))
        #expect(throws: ClusteringError.missingColumn("size", known: ["x1", "x2"])) { try known.measure.space(of: bare) }
    }

    @Test(arguments: entries)
    func knownRowsAmongNewOnesHaveTheSameBits(entry: Entry) throws {
        let space = try entry.dissimilarity.space(of: Samples.iris)
        let again = try space.measure.space(of: Samples.iris.selecting(rows: [90, 3]))
        for row in 0..<150 {
            #expect(again.dissimilarity(0, space, row) == space.dissimilarity(90, row))
            #expect(again.dissimilarity(1, space, row) == space.dissimilarity(3, row))
        }
    }

    @Test func rowsFarBeyondATinyRangeAreAFiniteWayOff() throws {
        let known = try Gower().space(of: Points(Matrix([[0], [1e-300]])))
        let far = try known.measure.space(of: Points(Matrix([[1e100], [-1e100]])))
        #expect(known.dissimilarity(0, 1).agrees(with: 1))
        #expect(far.dissimilarity(0, known, 0).isFinite && far.dissimilarity(0, far, 1).isFinite)
    }

    // MARK: What a space is

    @Test func textIsRefusedByAllButGowers() throws {
        for entry in Self.entries where !entry.type.takesCategories {
            #expect(throws: ClusteringError.textColumns(["region", "format"])) {
                try entry.dissimilarity.space(of: Self.mixed())
            }
        }
        #expect(Self.entries.filter { $0.type.takesCategories }.map(\.testDescription) == ["gower"])
    }

    @Test(arguments: entries)
    func euclideanOnesGrowWithTheDistanceOfTurnedRows(entry: Entry) throws {
        let space = try entry.dissimilarity.space(of: Samples.iris)
        #expect(space.followsEuclideanDistance == ["correlation", "cosine", "euclidean"].contains(entry.testDescription))
        guard space.followsEuclideanDistance else { return }
        for row in 1..<150 {
            let squares = zip(space.rows.row(0), space.rows.row(row)).map { ($0 - $1) * ($0 - $1) }
            let distance = squares.reduce(0, +).squareRoot()
            let found = space.dissimilarity(ofLength: distance)
            #expect(abs(found - space.dissimilarity(0, row)) <= 1e-14 * max(1, found))
        }
    }

    @Test(arguments: entries)
    func comesBackFromJSONAsItWas(entry: Entry) throws {
        let points = entry.type.takesCategories ? try Self.mixed() : Samples.iris
        let space = try entry.dissimilarity.space(of: points)
        let read = try JSONDecoder().decode(DissimilaritySpace.self, from: JSONEncoder().encode(space))
        #expect(read == space && read.dissimilarity(0, 5) == space.dissimilarity(0, 5))
    }

    @Test(arguments: entries)
    func chosenRowsKeepTheirDissimilarities(entry: Entry) throws {
        let points = entry.type.takesCategories ? try Self.mixed() : Samples.iris
        let space = try entry.dissimilarity.space(of: points)
        let chosen = space.selecting(rows: [4, 0, 4])
        #expect(chosen.count == 3 && chosen.measure == space.measure)
        #expect(chosen.dissimilarity(0, 1) == space.dissimilarity(4, 0) && chosen.dissimilarity(0, 2) == 0)
        #expect(space.selecting(rows: []).count == 0)
    }

    @Test func namesAreParameters() {
        #expect(DissimilarityName(value: .text("manhattan")) == DissimilarityName(Manhattan.self))
        #expect(DissimilarityName(value: .text("chebyshev")) == nil)
        for entry in Self.entries { #expect(DissimilarityName(value: DissimilarityName(entry.type).value)?.type == entry.type) }
    }
}
