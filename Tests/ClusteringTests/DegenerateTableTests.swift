import Foundation
import LinearAlgebra
import Testing

@testable import Clustering

/// Every preparation on every kind of table that has little to learn from: a typed error, or numbers.
struct DegenerateTableTests {
    struct Table: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let rows: Int
        let columns: Int
        let cell: @Sendable (Int, Int) -> Double

        func frame() throws -> Frame {
            var cells: [Double] = []
            for row in 0..<rows {
                for column in 0..<columns { cells.append(cell(row, column)) }
            }
            return try Frame(
                ids: (0..<rows).map { "r\($0)" }, columns: (0..<columns).map { "x\($0)" },
                values: Matrix(rows: rows, columns: columns, elements: cells),
                categories: [CategoricalColumn(name: "text", cells: (0..<rows).map { $0 % 3 == 0 ? nil : "t\($0 % 2)" })])
        }
    }

    static let tables = [
        Table(testDescription: "no rows", rows: 0, columns: 3) { _, _ in 0 },
        Table(testDescription: "one row", rows: 1, columns: 3) { _, column in Double(column) },
        Table(testDescription: "two rows", rows: 2, columns: 3) { row, column in Double(row * column) },
        Table(testDescription: "no columns", rows: 7, columns: 0) { _, _ in 0 },
        Table(testDescription: "one column", rows: 9, columns: 1) { row, _ in Double(row * row) },
        Table(testDescription: "constant", rows: 20, columns: 3) { _, _ in 0.1 },
        Table(testDescription: "zeros", rows: 20, columns: 3) { _, _ in 0 },
        Table(testDescription: "duplicates", rows: 40, columns: 3) { row, column in Double((row % 2) * (column + 1)) },
        Table(testDescription: "all missing", rows: 10, columns: 3) { _, _ in .nan },
        Table(testDescription: "half missing", rows: 12, columns: 4) { row, column in (row + column) % 2 == 0 ? .nan : Double(row) },
        Table(testDescription: "a missing column", rows: 12, columns: 3) { row, column in column == 1 ? .nan : Double(row * (column + 1) % 7) },
        Table(testDescription: "huge", rows: 16, columns: 3) { row, column in
            (row % 2 == 0 ? 1 : -1) * 1e100 / Double(1 + row * column)
        },
        Table(testDescription: "tiny and huge", rows: 16, columns: 3) { row, column in
            row == 5 ? 1e100 : Double(row * (column + 1) % 5) * 1e-300
        },
        Table(testDescription: "denormal", rows: 16, columns: 3) { row, column in
            Double(row * (column + 3) % 7) * .leastNonzeroMagnitude
        },
        Table(testDescription: "far from zero", rows: 16, columns: 3) { row, column in 1e15 + Double(row * (column + 3) % 7) },
        Table(testDescription: "more columns than rows", rows: 5, columns: 60) { row, column in
            Double((row * row + 1) * (column + 2) % 11)
        },
        Table(testDescription: "thousands of columns", rows: 6, columns: 3000) { row, column in
            Double((row * row * 31 + 1) * (column + 2) % 101)
        },
        // No column is constant: high_correlation keeps those, and compares each with all that are kept.
        Table(testDescription: "100,000 columns", rows: 3, columns: 100_000) { row, column in
            Double((row * row * 31 + 1) * (column % 97 + 2) % 101)
        },
    ]

    /// What takes longer than this would not end.
    private static let patience = Duration.seconds(60)

    @Test(arguments: tables, PreparationLawTests.cases)
    func givesNumbersOrATypedError(table: Table, item: PreparationLawTests.Case) throws {
        let frame = try table.frame()
        do throws(ClusteringError) {
            let (chain, prepared) = try FittedChain.fit(
                [item.step], to: frame, in: .within(Self.patience, threads: Threads(2)))
            #expect(prepared.frame.rowCount == frame.rowCount && prepared.outliers.count == frame.rowCount)
            #expect(prepared.frame.values.elements.allSatisfy { !$0.isInfinite })
            #expect(!chain.text.isEmpty && prepared.changes.allSatisfy { !$0.text.isEmpty })
            let back = try chain.invert(prepared.frame)
            #expect(back.values.elements.allSatisfy { !$0.isInfinite })
            if !frame.values.elements.contains(where: \.isNaN), !(item.step is Ordinal) {
                #expect(!prepared.frame.values.elements.contains { $0.isNaN })
                #expect(!back.values.elements.contains { $0.isNaN })
            }
            // What was fitted on one table is asked about the worst of another.
            let strange = Frame(
                checkedIDs: ["a", "b"], columns: frame.columns,
                values: Matrix(rows: 2, columns: frame.columns.count, elements: frame.columns.flatMap { _ in [1e100, -1e100] }),
                categories: [CategoricalColumn(name: "text", cells: [nil, "strange"])])
            let placed = try chain.apply(to: strange)
            #expect(placed.frame.values.elements.allSatisfy { !$0.isInfinite })
            #expect(item.step is Ordinal || !placed.frame.values.elements.contains { $0.isNaN })
            // A table of 3,000 columns says as much, and takes less long to write and read.
            guard frame.columns.count <= 3000 else { return }
            let read: FittedChain? = try? JSONDecoder().decode(FittedChain.self, from: JSONEncoder().encode(chain))
            #expect(read == chain)
        } catch {
            #expect(error != .cancelled)
        }
    }
}
