import Engine
import FoundationEssentials
import Tables
import Testing

/// A fresh database in memory.
func openDatabase() throws -> Database { try Database.embedded(EmbeddedSettings(threads: 2)) }

/// A folder that is gone when the closure ends.
func withFolder<Value>(_ body: (String) throws -> Value) throws -> Value {
    let folder = FileManager.default.temporaryDirectory.path + "/engine-\(UInt64.random(in: .min ... .max))"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try body(folder)
}

func write(_ text: String, to path: String) throws {
    try Data(text.utf8).write(to: URL(filePath: path))
}

/// A table with a column of every type and a missing value in each.
func everyType() throws -> Table {
    try Table([
        Column("flag", [true, nil, false]),
        Column("integer", [Int64.max, nil, Int64.min]),
        Column("number", [0.1, nil, -1e300]),
        Column("text", ["007", nil, "Größe, 東京 \"q\"; 🏪"]),
        Column("date", .dates(Buffer([0, 0, -719_162])), validity: Bitmap([true, false, true])),
        Column("timestamp", .timestamps(Buffer([0, 0, -1])), validity: Bitmap([true, false, true])),
    ])
}

/// How much memory the process holds.
func residentBytes() throws -> Int {
    let statistics = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8).split(separator: " ")
    return try #require(Int(statistics[1])) * 4096
}
