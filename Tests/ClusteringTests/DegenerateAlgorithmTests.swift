import LinearAlgebra
import Testing
import Vocabulary

@testable import Clustering

/// Every algorithm on tables on which formulas divide by nothing, overflow or vanish: a sound fit, or a typed error.
struct DegenerateAlgorithmTests {
    struct Table: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let values: Matrix

        init(_ description: String, _ values: Matrix) {
            testDescription = description
            self.values = values
        }
    }

    static let tables = DegenerateMetricTests.tables.filter { $0.values.rows > 0 }.map { Table($0.name, $0.values) } + further

    private static let further = [
        Table("three rows", Matrix([[1, 2], [3, 5], [4, 4]])),
        Table("zeros", Matrix(rows: 30, columns: 3)),
        made("duplicates", 60, 2) { row, column in Double(row % 3 * (column + 1)) },
        made("a constant column", 40, 3) { row, column in column == 0 ? 7 : Double(row * row % (15 + column)) },
        made("the largest there are", 24, 3) { row, column in (row >> column) % 2 == 0 ? 1e100 : -1e100 },
        made("1e99", 30, 2) { row, column in column == 0 ? 1e99 * Double(row % 7) : 1e99 },
        made("a grid", 64, 2) { row, column in Double(column == 0 ? row / 8 : row % 8) },
        made("far from zero", 40, 2) { row, column in column == 0 ? 1e15 + Double(row % 9) : -1e15 + Double(row * row % 11) },
        made("of all magnitudes", 60, 1) { row, _ in
            Double(sign: row < 30 ? .minus : .plus, exponent: (row - 30) * 10, significand: row == 30 ? 0 : 1)
        },
    ]

    private static func made(_ name: String, _ rows: Int, _ columns: Int, cell: (Int, Int) -> Double) -> Table {
        let cells = (0..<rows * columns).map { cell($0 / columns, $0 % columns) }
        return Table(name, Matrix(rows: rows, columns: columns, elements: cells))
    }

    @Test(arguments: AlgorithmLawTests.entries, tables)
    func givesASoundFitOrATypedError(entry: AlgorithmLawTests.Entry, table: Table) throws {
        let points = try entry.suited(Points(table.values))
        // Models of very wide tables take long to write and read, and other counts show nothing new of them.
        let isWide = table.values.columns > 1000
        for algorithm in try [entry.algorithm] + (isWide ? [] : Self.countedDifferently(entry)) {
            do throws(ClusteringError) {
                let fit = try algorithm.fit(points, in: .within(.seconds(20), bytes: 1 << 28))
                let flaws = try fit.flaws(of: points, by: entry.type)
                #expect(flaws.isEmpty, "\(algorithm.settings)")
                #expect(try algorithm.fit(points, in: .two) == fit)
            } catch {
                // Covariances of thousands of columns are said not to fit before anything is done.
                guard case .tooMuchMemory = error, isWide else {
                    Issue.record("\(error): \(algorithm.settings)")
                    continue
                }
            }
        }
    }

    /// One cluster, two, and more than there are rows.
    private static func countedDifferently(_ entry: AlgorithmLawTests.Entry) throws -> [any Algorithm] {
        guard entry.type.abilities.contains(.counts) else { return [] }
        return try [1, 2, 1000].map { try entry.algorithm.setting(count: $0) }
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity, 1e308, -1e308, 1.1e100])
    func whatSquaresCannotBeAddedOfIsRefusedAtTheDoor(cell: Double) throws {
        let values = Matrix([[1, 2], [3, cell], [5, 6]])
        let refusal = ClusteringError.notFinite(column: "x2", row: "2", value: "\(cell)")
        #expect(throws: refusal) { try Points(values) }
        let names = ["x1", "x2"]
        if cell.isNaN {
            // Missing, until a step fills it.
            let frame = try Frame(ids: ["1", "2", "3"], columns: names, values: values)
            #expect(throws: ClusteringError.missingCell(column: "x2", row: "2")) { try frame.points() }
        } else {
            #expect(throws: refusal) { try Frame(ids: ["1", "2", "3"], columns: names, values: values) }
        }
    }

    @Test func aTableOfMissingCellsIsRefusedWhereNumbersAreNeeded() throws {
        let frame = try Frame(ids: ["a", "b"], columns: ["x"], values: Matrix(rows: 2, columns: 1, repeating: .nan))
        #expect(throws: ClusteringError.missingCell(column: "x", row: "a")) { try frame.points() }
    }

    @Test(arguments: [0, -1, .nan, .infinity, 1e308])
    func aWeightThatIsNoneIsRefused(weight: Double) {
        #expect(throws: ClusteringError.badWeight(row: "2", value: "\(weight)")) {
            try Points(Matrix([[1], [2]]), weights: [1, weight])
        }
    }
}
