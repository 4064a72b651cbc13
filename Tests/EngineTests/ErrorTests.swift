import Engine
import Tables
import Testing

@Suite struct ErrorTests {
    @Test(arguments: [
        ("selec 1", "syntax error at or near \"selec\""),
        ("FROM nowhere", "Table with name nowhere does not exist"),
        ("SELECT CAST('x' AS INTEGER)", "Could not convert string 'x'"),
        ("SELECT CASE WHEN range > 50000 THEN error('stop here') END FROM range(100000)", "stop here"),
    ])
    func theEngineSpeaksForItself(sql: String, text: String) throws {
        let connection = try openDatabase().connect()
        let error = #expect(throws: EngineError.self) { try connection.query(sql) }
        guard case .failed(let message, sql, _, _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(message.contains(text))
        #expect(throws: EngineError.self) { try connection.execute(sql) }
        #expect(try connection.query("SELECT 1").rowCount == 1)
    }

    @Test func aKindTablesDoNotHoldIsNamed() throws {
        let connection = try openDatabase().connect()
        #expect(throws: EngineError.unsupportedType(column: "l", format: "+l")) { try connection.query("SELECT [1, 2] AS l") }
        #expect(throws: EngineError.unsupportedType(column: "i", format: "tin")) { try connection.query("SELECT INTERVAL 1 DAY AS i") }
        #expect(throws: EngineError.integerTooLarge(column: "u", row: 1)) {
            try connection.query("SELECT unnest([0, 18446744073709551615])::UBIGINT AS u")
        }
    }

    @Test func aNulIsRefusedRatherThanCutOff() throws {
        let connection = try openDatabase().connect()
        #expect(throws: EngineError.containsNul(sql: "SELECT 1 -- \0 + 1")) { try connection.query("SELECT 1 -- \0 + 1") }
        let table = try Table([Column("a\0b", [1])])
        #expect(throws: EngineError.containsNul(sql: "a\0b")) { try connection.ingest(table, as: "t") }
        #expect(throws: EngineError.containsNul(sql: "t\0")) { try connection.ingest(Table([Column("a", [1])]), as: "t\0") }
    }

    @Test func aFileThatIsNotThereIsTheEnginesToTell() throws {
        let connection = try openDatabase().connect()
        let error = #expect(throws: EngineError.self) { try connection.read("/nowhere/at/all.parquet") }
        guard case .failed(let message, _, _, _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(message.contains("/nowhere/at/all.parquet"))
    }

    @Test func anUnknownEndingIsToldWithThoseKnown() throws {
        #expect(throws: EngineError.unknownFileFormat(path: "a.xlsx", known: ["csv", "tsv", "parquet", "json", "jsonl", "ndjson"])) {
            try FileFormat(path: "a.xlsx")
        }
        #expect(try FileFormat(path: "DATA/Sales.CSV.gz") == .csv)
        #expect(try FileFormat(path: "x.ndjson") == .jsonLines)
        #expect(FileFormat.isCompressed("DATA/Sales.CSV.gz") && FileFormat.isCompressed("a.zst") && !FileFormat.isCompressed("gz.csv"))
    }
}
