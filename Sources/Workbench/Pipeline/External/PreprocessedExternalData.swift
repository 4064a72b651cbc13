import Assets
import Tables
import Vocabulary

/// External features as the clustering can use them: numbers and words.
struct PreprocessedExternalData: SoleAsset {
    static let card = Card(
        name: "preprocessed_external_data", summary: "External features as numbers and words, the rest set aside.",
        discussion: """
            True and false become 1 and 0, infinite numbers become missing. Columns that are missing everywhere, and dates, are \
            dropped and told.
            """)
    static let group: AssetGroup = "external_preprocessing"
    static let kind: AssetKind = .table

    let features = Input<ExternalFeaturesData>()

    func materialise(_ work: Work) async throws -> [Made<Table>] {
        var notes = Notes()
        let table = try work.value(of: features).table
        var columns = [table.columns[0]]
        for column in table.columns.dropFirst() {
            if column.missingCount == column.count {
                notes.ledger.append(LedgerEntry(.droppedColumn, column.name, count: column.count, because: "it has no value in any row"))
            } else if let usable = try usable(column, &notes) {
                columns.append(usable)
            }
        }
        guard columns.count > 1 else {
            throw Diagnostic(.emptyData, "the external tables have no feature with a value", given: table.columnNames.joined(separator: ", "))
        }
        let missing = columns.map(\.missingCount).reduce(0, +)
        notes.balance = .unchanged(table.rowCount)
        notes.figures += [Figure("stores", table.rowCount), Figure("features", columns.count - 1), Figure("missing cells", missing)]
        return [Made(try Table(columns), notes: notes)]
    }

    private func usable(_ column: Column, _ notes: inout Notes) throws -> Column? {
        switch column.type {
        case .text: return column
        case .flag, .integer: return Column(column.name, try column.numbers)
        case .number:
            let numbers = try column.numbers
            let infinite = numbers.count { $0.map { !$0.isFinite } ?? false }
            guard infinite > 0 else { return column }
            notes.ledger.append(LedgerEntry(.setAsideRows, "cells of \(column.name)", count: infinite, because: "the number is not finite"))
            return Column(column.name, numbers.map { $0.flatMap { $0.isFinite ? $0 : nil } })
        case .date, .timestamp:
            notes.ledger.append(LedgerEntry(.droppedColumn, column.name, count: column.count, because: "a date is no feature"))
            return nil
        }
    }
}
