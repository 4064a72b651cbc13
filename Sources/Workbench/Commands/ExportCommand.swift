import Vocabulary

/// Writes rows to a file.
public struct ExportCommand: Command {
    var source = Source.named(Reference(""))
    var path: String?
    var file: String?

    public init() {}

    public static let card = Card(
        name: "export", summary: "Writes rows to a file: CSV, TSV, Parquet, JSON or Markdown.",
        discussion: "The ending of the file says the format. What stood there is replaced once the new file is whole.",
        examples: [Example("load points \"points.csv\"\nexport points > points.parquet", shows: "6 rows")])

    public static let parameters: [Parameter<Self>] = [
        .operand("WHAT", \.source, "The rows: a name, NAME[\"PARTITION\"], or a query in parentheses.", names: .name),
        .operand("FILE", \.path, "The file, unless it is given by > FILE.", names: .file),
        // An asset that holds no rows may hold a picture.
        .file(\.file, "The file.", endings: RowFile.endings + [".svg"]),
    ]

    public func run(in session: isolated Session) async throws -> Reply {
        guard let file = file ?? path else {
            throw ParameterError.missing("FILE", of: "export", expected: "export NAME > file.csv")
        }
        if case .named(let reference) = source, let reply = try session.exportDocument(reference, to: file) { return reply }
        return try session.write("SELECT * FROM \(try session.rows(of: source))", to: file)
    }
}
