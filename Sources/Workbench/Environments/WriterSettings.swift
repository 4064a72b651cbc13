import Vocabulary

/// Where a result goes beside the workspace.
public struct WriterSettings: Described, Hashable {
    public var kind = Kind.csv
    public var path = ""
    public var table = ""

    public init() {}

    public enum Kind: String, Choice { case csv, json, parquet, sql }

    public static let card = Card(name: "writers", summary: "Where results go beside the workspace.")

    public static let parameters: [Parameter<Self>] = [
        .option("kind", \.kind, "The format of the file, or sql for a table of the engine."),
        .option("path", \.path, "The file, or the folder of models and charts.", names: .file),
        .option("table", \.table, "The table to replace, for sql."),
    ]

    /// The names a configuration may give writers under.
    static let names = [
        "charts", "external_cluster_assignments", "external_models", "internal_cluster_assignments", "internal_models",
        "merged_cluster_assignments", "output_sales_table",
    ]
}
