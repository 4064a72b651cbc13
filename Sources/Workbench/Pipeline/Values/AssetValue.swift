import Foundation
import Tables

/// What an asset makes: a value in memory that can be kept as files and read back the same.
public protocol AssetValue: Sendable {
    /// The parts it is kept as; the first table among them is what SQL and `show` see under the asset's name.
    var parts: [ValuePart] { get throws }
    /// Reads the value back from its parts.
    init(parts: ValueParts) throws
    /// Rows and columns, where the value has them.
    var extent: (rows: Int?, columns: Int?) { get }
}

extension AssetValue {
    public var extent: (rows: Int?, columns: Int?) { (nil, nil) }
}

/// One file of a value.
public struct ValuePart: Sendable {
    public enum Content: Sendable {
        case table(Table)
        case document(Data)
        case picture(String)
        /// Rows that stay in the engine, as the query that gives them.
        case view(sql: String)
        /// The same, written out to a file by the engine.
        case rows(sql: String)
    }

    public let name: String
    public let content: Content

    public init(_ name: String, _ content: Content) {
        self.name = name
        self.content = content
    }

    /// The ending its file has.
    var ending: String {
        switch content {
        case .table, .rows: "parquet"
        case .document: "json"
        case .picture: "svg"
        case .view: "sql"
        }
    }
}

/// A part of a value as the file it is kept in: its bytes, or the query whose rows the engine is to write.
struct FilePart: Sendable {
    enum Content: Sendable {
        case bytes([UInt8])
        case view(sql: String)
        case rows(sql: String)
    }

    let name: String
    let content: Content
}

extension ValuePart {
    /// The part as a file.
    func encoded() throws -> FilePart {
        let content: FilePart.Content =
            switch content {
            case .table(let table): .bytes(try table.parquet())
            case .document(let data): .bytes(Array(data))
            case .picture(let svg): .bytes(Array(svg.utf8))
            case .view(let sql): .view(sql: sql)
            case .rows(let sql): .rows(sql: sql)
            }
        return FilePart(name: "\(name).\(ending)", content: content)
    }
}

/// The parts of a value as they lie in the store, read when asked for.
public struct ValueParts: Sendable {
    private let paths: [String: String]
    private let readTable: @Sendable (_ path: String) throws -> Table

    init(paths: [String: String], readTable: @escaping @Sendable (_ path: String) throws -> Table) {
        self.paths = paths
        self.readTable = readTable
    }

    /// The names of the parts that end in `ending`, sorted.
    func names(ending: String) -> [String] {
        paths.keys.filter { $0.hasSuffix("." + ending) }.map { String($0.dropLast(ending.count + 1)) }.sorted()
    }

    func table(_ name: String) throws -> Table { try readTable(path(name, "parquet")) }

    func document(_ name: String) throws -> Data { try Data(contentsOf: URL(filePath: path(name, "json"))) }

    func text(_ name: String, ending: String) throws -> String {
        try String(contentsOfFile: path(name, ending), encoding: .utf8)
    }

    /// The file a part lies in.
    func path(_ name: String, _ ending: String) throws -> String {
        guard let path = paths["\(name).\(ending)"] else { throw CocoaError(.fileNoSuchFile) }
        return path
    }

    /// The parts whose names begin with `prefix`, without it: a value that is kept within another.
    func named(with prefix: String) -> ValueParts {
        let inner = paths.filter { $0.key.hasPrefix(prefix) }.map { (String($0.key.dropFirst(prefix.count)), $0.value) }
        return ValueParts(paths: Dictionary(uniqueKeysWithValues: inner), readTable: readTable)
    }

    func holds(_ name: String, ending: String) -> Bool { paths["\(name).\(ending)"] != nil }
}
