/// What happens to a table of the same name when rows are taken in.
public enum IngestMode: String, Sendable, CaseIterable {
    /// A table of that name is an error.
    case create
    /// The table must be there.
    case append
    /// The table is dropped first.
    case replace

    var option: String { "adbc.ingest.mode.\(rawValue)" }
}
