import Vocabulary

/// Where a result goes beside the workspace.
public struct WriterSettings: Described, Hashable {
    public var kind = Kind.csv
    public var path = ""
    public var table = ""

    public init() {}

    public enum Kind: String, Choice { case csv, folder, json, parquet, sql }

    public static let card = Card(name: "writers", summary: "Where results go beside the workspace.")

    public static let parameters: [Parameter<Self>] = [
        .option("kind", \.kind, "The format of the file, folder for models and charts, sql for a table."),
        .option("path", \.path, "The file, or the folder of models and charts.", names: .file),
        .option("table", \.table, "The table to replace, for sql."),
    ]

    /// What does not fit together, for a writer under `name`; `nil` where all does.
    func fault(as name: String) -> String? {
        let isFolder = Self.folderNames.contains(name)
        if isFolder != (kind == .folder) { return isFolder ? "writes several files: its kind is folder" : "writes one table: its kind is no folder" }
        if kind == .sql { return table.isEmpty ? "needs the name of a table" : nil }
        if path.isEmpty { return "needs a path" }
        return isFolder || path.hasSuffix("." + kind.rawValue) ? nil : "has the kind \(kind.rawValue) and a path that does not end in .\(kind.rawValue)"
    }

    /// The writers of many files.
    private static let folderNames: Set = ["charts", "external_models", "internal_models"]

    /// The names a configuration may give writers under.
    static let names = [
        "charts", "external_cluster_assignments", "external_models", "internal_cluster_assignments", "internal_models",
        "merged_cluster_assignments", "output_sales_table",
    ]
}
