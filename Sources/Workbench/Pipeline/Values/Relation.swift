import Tables

/// Many rows, kept where they are: a query the engine answers, or the file it was written to.
public struct Relation: AssetValue {
    public enum Kept: Sendable, Equatable {
        /// As a query over its inputs.
        case view(sql: String)
        /// As a file the engine writes from the query.
        case written(sql: String)
        /// As a file that has been written.
        case file(path: String)
    }

    public let kept: Kept
    /// Rows that broke the schema, with the reason of each; empty where none did.
    public let setAside: Table?

    public init(_ kept: Kept, setAside: Table? = nil) {
        self.kept = kept
        self.setAside = setAside
    }

    public var parts: [ValuePart] {
        var parts: [ValuePart] = []
        switch kept {
        case .view(let sql): parts.append(ValuePart("rows", .view(sql: sql)))
        case .written(let sql): parts.append(ValuePart("rows", .rows(sql: sql)))
        case .file: break
        }
        if let setAside { parts.append(ValuePart("set_aside", .table(setAside))) }
        return parts
    }

    public init(parts: ValueParts) throws {
        let setAside = parts.holds("set_aside", ending: "parquet") ? try parts.table("set_aside") : nil
        if parts.holds("rows", ending: "sql") {
            self.init(.view(sql: try parts.text("rows", ending: "sql")), setAside: setAside)
        } else {
            self.init(.file(path: try parts.path("rows", "parquet")), setAside: setAside)
        }
    }
}
