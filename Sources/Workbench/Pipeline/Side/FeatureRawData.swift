import Assets
import Clustering
import Tables
import Vocabulary

/// The features of one side as they come out of its preprocessing.
struct FeatureRawData: SideAsset {
    static let word = "fe_raw_data"
    static let summary = "Stores and features as they come from preprocessing."
    static let kind: AssetKind = .frame

    let ownSide: Side
    let shares: Input<SalesByCategory>?
    let external: Input<PreprocessedExternalData>?

    init(_ side: Side) {
        ownSide = side
        shares = side == .internal ? Input() : nil
        external = side == .external ? Input() : nil
    }

    func materialise(_ work: Work) async throws -> [Made<PreparedRows>] {
        if let shares {
            try await work.forEachPartition(of: shares) { try Self.made(try work.value(of: shares, $0), $0) }
        } else if let external {
            [try Self.made(try work.value(of: external), nil)]
        } else {
            []
        }
    }

    private static func made(_ table: Table, _ partition: String?) throws -> Made<PreparedRows> {
        var notes = Notes()
        notes.balance = .unchanged(table.rowCount)
        notes.figures += [Figure("stores", table.rowCount), Figure("features", table.columns.count - 1)]
        return Made(PreparedRows(ids: table.columns[0], frame: try Frame(table)), partition: partition, notes: notes)
    }
}
