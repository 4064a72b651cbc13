import Assets
import Clustering
import Tables
import Vocabulary

/// Shows rows of anything that has some.
public struct ShowCommand: Command {
    var source = Source.named(Reference(""))
    var tail: Tail?
    var file: String?

    public init() {}

    public static let card = Card(
        name: "show", summary: "Shows rows of a dataset, an asset or a query.",
        discussion: """
            What follows the name is SQL: show NAME where … order by … limit …. An asset with partitions is asked for as \
            NAME["PARTITION"], or whole with the partition in the column PARTITION. NAME_set_aside are the rows a step set \
            aside. > FILE writes the rows instead.
            """,
        examples: [
            Example("load points \"points.csv\"\nshow points where x > 1 limit 2", shows: "x"),
        ])

    public static let parameters: [Parameter<Self>] = [
        .operand("WHAT", \.source, "The rows: a name, NAME[\"PARTITION\"], or a query in parentheses.", names: .name),
        .operand("SQL", \.tail, "Which of them: where …, order by …, limit ….", names: .column),
        .file(\.file, "A file to write the rows to instead.", endings: RowFile.endings),
    ]

    public func run(in session: isolated Session) async throws -> Reply {
        if tail == nil, file == nil, case .named(let reference) = source, let reply = try session.document(reference) {
            return reply
        }
        var reply = try session.look(at: source, tail: tail?.text ?? "", limit: Look.rows, file: file)
        if let note = try session.note(on: reply, source) { reply.append(.text(note)) }
        return reply
    }
}

extension Session {
    /// What a column that is shown of clusters means, where its name does not say it.
    fileprivate func note(on reply: Reply, _ source: Source) throws(Diagnostic) -> String? {
        guard case .named(let reference) = source, named[reference.name]?.kind == .clusters,
            case .table(let table, _)? = reply.parts.first, table[LimitedClustering.heldName] != nil,
            try clusters(reference.name).value.rowFigures.contains(where: { $0.name == LimitedClustering.heldName })
        else { return nil }
        return LimitedClustering.heldMeaning
    }
}
