import Engine
import Tables
import Testing

@Suite struct DialectTests {
    static let hostileNames = [
        "plain", "two words", "a\"b", "\"", "\"\"; DROP TABLE t; --", "it's", "semi;colon", "Größe", "東京", "🏪", "select", "% Sales A/B", "a\u{301}\"\u{301}", "line\nbreak", "back\\slash",
    ]

    @Test(arguments: hostileNames)
    func anyNameIsSafe(name: String) throws {
        let connection = try openDatabase().connect()
        let quoted = DuckDBDialect().quote(name)
        try connection.ingest(Table([Column(name, [1, 2])]), as: name)
        #expect(try connection.query("SELECT \(quoted) FROM \(quoted)").columnNames == [name])
        #expect(try connection.query("SELECT sum(\(quoted)) AS s FROM \(quoted)").row(0) == [.number(3)])
        try connection.execute("DROP TABLE \(quoted)")
    }

    @Test(arguments: hostileNames + ["", "'", "''", "'; DROP TABLE t; --", "\\'"])
    func anyTextIsSafe(text: String) throws {
        let table = try openDatabase().connect().query("SELECT \(DuckDBDialect().literal(text)) AS t")
        #expect(table.row(0) == [.text(text)])
    }

    @Test(arguments: [
        .missing, .flag(true), .flag(false), .integer(0), .integer(.max), .integer(.min), .number(0.1), .number(-1e300), .number(.infinity),
        .number(.leastNonzeroMagnitude), .date(daysSince1970: 0), .date(daysSince1970: -719_162), .timestamp(microsecondsSince1970: -1),
        .timestamp(microsecondsSince1970: 1_582_979_696_000_001),
    ] as [Cell])
    func literalsReadBackTheSame(cell: Cell) throws {
        #expect(try openDatabase().connect().query("SELECT \(DuckDBDialect().literal(cell)) AS x").row(0) == [cell])
    }
}
