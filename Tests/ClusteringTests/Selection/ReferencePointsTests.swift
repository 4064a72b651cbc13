import LinearAlgebra
import Testing

@testable import Clustering

struct ReferencePointsTests {
    /// Rows along a line in three dimensions, with a little width.
    private static let flat: Points = {
        var stream = RandomStream(seed: 3, purpose: 96)
        let rows = (0..<900).map { _ in
            let (along, across) = (stream.nextUniform() * 10, stream.nextUniform())
            return [along + across, along - across, 5.0]
        }
        do {
            return try Points(Matrix(rows))
        } catch {
            preconditionFailure("\(error)")
        }
    }()

    @Test(arguments: [ReferenceShape.gaussian, .principal])
    func keepsTheCovariancesOfTheColumns(shape: ReferenceShape) throws {
        let made = try ReferencePoints(like: Self.flat, shape: shape).made(seed: 1, reference: 0)
        let (own, others) = (Self.covariances(Self.flat), Self.covariances(made))
        // Sampling noise of a covariance of 900 rows is a few hundredths of it.
        for (first, second) in zip(own, others) { #expect(abs(first - second) < 0.15 * own[0]) }
        #expect(made.values.column(2).allSatisfy { abs($0 - 5) < 1e-9 })
    }

    @Test func columnsStayWithinTheirRanges() throws {
        let made = try ReferencePoints(like: Self.flat, shape: .columns).made(seed: 1, reference: 0)
        for column in 0..<3 {
            let (own, other) = (Self.flat.values.column(column), made.values.column(column))
            #expect(try #require(other.min()) >= (try #require(own.min())) - 1e-12)
            #expect(try #require(other.max()) <= (try #require(own.max())) + 1e-12)
        }
    }

    @Test func principalBoxFollowsTheSlant() throws {
        // In the box of the columns, rows lie far off the line; in that of the axes none does.
        let principal = try ReferencePoints(like: Self.flat, shape: .principal).made(seed: 1, reference: 0)
        let columns = try ReferencePoints(like: Self.flat, shape: .columns).made(seed: 1, reference: 0)
        let widths = [principal, columns].map { points in
            (0..<900).map { abs(points.values[$0, 0] - points.values[$0, 1]) }.max() ?? 0
        }
        #expect(widths[0] < 3 && widths[1] > 8)
    }

    @Test func referencesDifferAndComeAgain() throws {
        let template = try ReferencePoints(like: Self.flat, shape: .principal)
        let first = try template.made(seed: 1, reference: 0)
        #expect(try template.made(seed: 1, reference: 0) == first)
        #expect(try template.made(seed: 1, reference: 1) != first)
        #expect(try template.made(seed: 2, reference: 0) != first)
    }

    @Test func manyColumnsKeepTheirSpread() throws {
        let wide = try Samples.bell(rows: 40, columns: 300)
        let made = try ReferencePoints(like: wide, shape: .gaussian).made(seed: 1, reference: 0)
        let totals = [wide, made].map { points in
            points.values.columnVariances(about: points.values.columnMeans).reduce(0, +)
        }
        #expect(abs(totals[1] / totals[0] - 1) < 0.1)
    }

    @Test func cellsOfTextKeepTheirFrequencies() throws {
        let column = CategoricalColumn(name: "region", cells: (0..<600).map { $0 % 3 == 0 ? "north" : "south" })
        let points = try Points(
            ids: (0..<600).map(String.init), columns: ["x"], values: Matrix((0..<600).map { [Double($0)] }), categories: [column])
        let made = try ReferencePoints(like: points, shape: .principal).made(seed: 1, reference: 0)
        let north = made.categories[0].cells.count { $0 == "north" }
        #expect(abs(north - 200) < 60 && made.categories[0].levels == ["north", "south"])
    }

    @Test func theOrderOfTextsAndWeightsDoesNotMatter() throws {
        let rows = Array(0..<60)
        let column = CategoricalColumn(name: "region", cells: rows.map { ["north", "south", "west"][$0 * $0 % 3] })
        let points = try Points(
            ids: rows.map(String.init), columns: ["x"], values: Matrix(rows.map { [Double($0 % 7)] }), categories: [column],
            weights: rows.map { Double(1 + $0 % 5) })
        let mixed = points.selecting(rows: rows.map { $0 * 7 % 60 })
        for shape in ReferenceShape.allCases {
            let made = try [points, mixed].map { try ReferencePoints(like: $0, shape: shape).made(seed: 1, reference: 0) }
            #expect(made[0].values == made[1].values)
            #expect(made[0].categories[0].cells == made[1].categories[0].cells)
            #expect(made[0].weights == made[1].weights)
        }
    }

    @Test(arguments: Samples.degenerate.map(\.name))
    func degenerateTablesHaveReferences(name: String) throws {
        let values = try #require(Samples.degenerate.first { $0.name == name }).values
        for shape in ReferenceShape.allCases {
            let made = try ReferencePoints(like: try Points(values), shape: shape).made(seed: 1, reference: 0)
            #expect(made.values.rows == values.rows && made.values.columns == values.columns)
        }
    }

    /// The upper triangle of the covariance matrix, row by row.
    private static func covariances(_ points: Points) -> [Double] {
        let centred = points.values.centred(about: points.values.columnMeans)
        let products = centred.transposedTimes(centred)
        return (0..<products.rows).flatMap { row in
            (row..<products.columns).map { products[row, $0] / Double(points.count) }
        }
    }
}
