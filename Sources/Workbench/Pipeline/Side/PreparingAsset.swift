import Assets
import Clustering
import Tables
import Vocabulary

/// A side asset that takes prepared rows one step further.
protocol PreparingAsset: SideAsset where Output == PreparedRows {
    associatedtype Before: Asset where Before.Output == PreparedRows
    var before: Input<Before> { get }

    /// What is to be learned and applied, in order; none leaves the rows as they are.
    func preparations(_ parameters: JobParameters) -> [any Preparation]
}

extension PreparingAsset {
    static var kind: AssetKind { .frame }

    func materialise(_ work: Work) async throws -> [Made<PreparedRows>] {
        let preparations = preparations(work.parameters)
        return try await work.forEachPartition(of: before) { partition in
            let rows = try work.value(of: before, partition)
            var notes = Notes()
            let made = try rows.taken(through: preparations, partition: partition, &notes)
            return Made(made, partition: partition, notes: notes)
        }
    }
}

extension PreparedRows {
    /// Learns `preparations` from the rows and applies them; rows that a step flags are set aside.
    func taken(
        through preparations: [any Preparation], partition: String?, _ notes: inout Notes
    ) throws -> PreparedRows {
        let (chain, prepared) = try FittedChain.fit(preparations, to: frame, in: .single)
        notes.ledger += prepared.changes.map { LedgerEntry($0, partition: partition) }
        let kept = prepared.outliers.indices.filter { !prepared.outliers[$0] }
        notes.figures += [Figure("stores", kept.count), Figure("features", prepared.frame.columns.count)]
        guard kept.count < frame.rowCount else {
            notes.balance = .unchanged(frame.rowCount)
            return PreparedRows(ids: ids, frame: prepared.frame, steps: chain)
        }
        let flagged = prepared.outliers.indices.filter { prepared.outliers[$0] }
        notes.balance = try RowBalance(rowsIn: frame.rowCount, setAside: flagged.count, rowsOut: kept.count)
        let outliers = try Table(ids: ids.gathering(flagged), prepared.frame.selecting(rows: flagged))
        return PreparedRows(
            ids: ids.gathering(kept), frame: prepared.frame.selecting(rows: kept), steps: chain, outliers: outliers)
    }
}

extension LedgerEntry {
    /// What a preparation step tells of itself, where the rows it flags stay.
    init(ofRows change: Change) {
        self = change.kind == .rowsFlagged
            ? LedgerEntry(.flaggedRows, "rows", count: change.count, because: "\(change.step): \(change.reason)")
            : LedgerEntry(change, partition: nil)
    }

    /// What a preparation step tells of itself, where the stores it flags are set aside.
    init(_ change: Change, partition: String?) {
        let action: Action =
            switch change.kind {
            case .cellsFilled: .filledCells
            case .columnAdded, .columnCombined: .encodedColumn
            case .columnDropped: .droppedColumn
            case .columnScaled: .scaledColumn
            case .levelsGrouped: .groupedLevels
            case .rowsFlagged: .setAsideRows
            case .levelsUnknown: .unknownLevels
            case .rowsZeroed: .zeroedRows
            }
        self.init(
            action, change.column ?? "stores", count: change.kind == .columnScaled || change.kind == .columnCombined ? nil : change.count,
            because: "\(change.step): \(change.reason)", partition: partition)
    }
}
