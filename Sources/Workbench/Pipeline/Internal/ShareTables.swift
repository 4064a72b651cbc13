import Assets
import Tables
import Vocabulary

/// Turns sums by category, store and need state into a table of shares per category.
struct ShareTables {
    private let stores: Column
    private let categories: [String]
    private let needStates: [String]
    private let sales: [Double]

    /// - Parameter sums: `CAT_DSC, STORE_NBR, NEED_STATE, SALES`, sorted by the first three.
    init(of sums: Table) throws {
        stores = try sums.column("STORE_NBR")
        categories = try sums.column("CAT_DSC").completeTexts
        needStates = try sums.column("NEED_STATE").completeTexts
        sales = try sums.column("SALES").completeNumbers
    }

    /// One table a category, in the order of the categories.
    ///
    /// - Complexity: O(stores × need states) per category.
    func made() throws -> [Made<Table>] {
        var made: [Made<Table>] = []
        var empty: [String] = []
        var start = 0
        while start < categories.count {
            let end = categories[start...].firstIndex { $0 != categories[start] } ?? categories.count
            if let one = try table(of: start..<end) {
                made.append(one)
            } else {
                empty.append(categories[start])
            }
            start = end
        }
        guard let first = made.first, !empty.isEmpty else { return made }
        var notes = first.notes
        notes.warnings += empty.map { "\($0) is left out: no store has positive sales in it" }
        return [Made(first.output, partition: first.partition, notes: notes)] + made.dropFirst()
    }

    /// `nil` where no store has positive sales.
    private func table(of range: Range<Int>) throws -> Made<Table>? {
        let category = categories[range.lowerBound]
        let names = Set(needStates[range]).sorted()
        let position = Dictionary(uniqueKeysWithValues: zip(names, names.indices))
        var notes = Notes()
        var kept: [Int] = []
        var shares = [[Double]](repeating: [], count: names.count)
        var seen = 0
        var start = range.lowerBound
        while start < range.upperBound {
            let store = stores[start]
            let end = (start..<range.upperBound).first { stores[$0] != store } ?? range.upperBound
            defer { start = end }
            seen += 1
            let total = sales[start..<end].reduce(0, +)
            guard total > 0 else {
                notes.ledger.append(LedgerEntry(.leftOutStore, store.text, because: "no positive sales in \(category)", partition: category))
                continue
            }
            kept.append(start)
            for column in shares.indices { shares[column].append(0) }
            for row in start..<end {
                shares[position[needStates[row]]!][kept.count - 1] = (sales[row] / total * 10_000).rounded() / 100
            }
        }
        guard !kept.isEmpty else { return nil }
        notes.balance = try RowBalance(rowsIn: seen, setAside: seen - kept.count, rowsOut: kept.count)
        notes.figures += [Figure("stores", kept.count), Figure("need states", names.count)]
        let columns = [stores.gathering(kept)] + zip(names, shares).map { Column("% Sales \($0)", $1) }
        return Made(try Table(columns), partition: category, notes: notes)
    }
}
