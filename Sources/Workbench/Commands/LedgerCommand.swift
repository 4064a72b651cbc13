import Assets
import Tables
import Vocabulary

/// What was set aside, dropped, filled and scaled on the way.
public struct LedgerCommand: Command {
    var reference: Reference?

    public init() {}

    public static let card = Card(
        name: "ledger", summary: "Shows what steps set aside, dropped, filled and scaled.",
        discussion: "Of one asset, partition or prepared rows, or of all; with rows in, set aside and out.",
        examples: [Example("run internal_preprocessing_job\nledger internal_product_category_mapping", shows: "set aside")])

    public static let parameters: [Parameter<Self>] = [
        .operand("WHAT", \.reference, "One asset, NAME[\"PARTITION\"], or what prepare or assign has made.", names: .name)
    ]

    public func run(in session: isolated Session) async throws -> Reply {
        var entries: [(name: String, entry: LedgerEntry)] = []
        var balances: [Reply.Part] = []
        var keys = session.pipeline.graph.keys
        var results = session.named.values.sorted { $0.name < $1.name }
        if let reference {
            results = results.filter { $0.name == reference.name && reference.partition == nil }
            keys = results.isEmpty ? [try session.asset(reference.name).key] : []
        }
        for result in results {
            let made = try session.materialisation(of: result)
            entries += made.ledger.map { (result.name, $0) }
            if reference != nil { balances.append(.ledger(made.balance, [])) }
        }
        for key in keys {
            var made = try session.results.materialisations(of: key)
            if let partition = reference?.partition {
                made = [try session.results.materialisation(of: AssetSlice(key, partition: partition))]
            } else if reference != nil, made.isEmpty {
                throw Results.neverMade([key])
            }
            entries += made.flatMap { one in one.ledger.map { (one.slice.text, $0) } }
            if reference != nil { balances += made.map { .ledger($0.balance, []) } }
        }
        guard !entries.isEmpty else { return Reply(balances + [.text("nothing was set aside, dropped, filled or scaled")]) }
        let table = try Table([
            Column("of", entries.map(\.name)), Column("action", entries.map(\.entry.action.text)),
            Column("what", entries.map(\.entry.subject)), Column("count", entries.map(\.entry.count)),
            Column("why", entries.map(\.entry.reason)),
        ])
        return Reply((balances.count == 1 ? balances : []) + [.table(table, total: nil)])
    }
}
