import Vocabulary

/// Where rows come from.
public struct ReaderSettings: Described, Hashable {
    public var kind = Kind.csv
    public var path = ""
    public var query = ""
    public var table = SampleTable.sales
    public var seed = 42

    /// Where in the configuration it stands, for messages.
    public var place: Diagnostic.Place?

    public init() {}

    public enum Kind: String, Choice { case csv, json, parquet, sample, sql }
    /// The tables of the sample chain.
    public enum SampleTable: String, Choice { case sales, needStates = "need_states", external }

    public static let card = Card(name: "readers", summary: "Where rows come from.")

    public static let parameters: [Parameter<Self>] = [
        .option("kind", \.kind, "The format of the rows, or sample for the built-in chain."),
        .option("path", \.path, "The file to read, for csv, json and parquet.", names: .file),
        .option("query", \.query, "The query to run on the engine, for sql."),
        .option("table", \.table, "The table of the sample chain, for sample."),
        .option("seed", \.seed, "The seed of the sample chain, for sample.", in: .atLeast(0)),
    ]

    /// What is missing for its kind; `nil` where nothing is.
    var fault: String? {
        switch kind {
        case .csv, .json, .parquet: path.isEmpty ? "needs the path of a file" : nil
        case .sql: query.isEmpty ? "needs a query" : nil
        case .sample: nil
        }
    }

    public static func == (left: Self, right: Self) -> Bool {
        left.settings.map(\.value) == right.settings.map(\.value)
    }

    public func hash(into hasher: inout Hasher) {
        for setting in settings { hasher.combine(setting.value) }
    }
}
