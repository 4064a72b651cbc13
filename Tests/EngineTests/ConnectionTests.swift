import Engine
import Tables
import Testing

@Suite struct ConnectionTests {
    @Test func everyTypeSurvivesTheRoundTrip() throws {
        let connection = try openDatabase().connect()
        let table = try everyType()
        try connection.ingest(table, as: "t")
        #expect(try connection.query("FROM t") == table)
        #expect(try connection.query("FROM t WHERE integer > 0").rows.map { $0 } == [table.row(0)])
    }

    @Test(arguments: [0..<0, 0..<1, 1..<3, 3..<50, 9..<33])
    func slicesAreStoredAsWhatTheyShow(range: Range<Int>) throws {
        let flags = (0..<50).map { (row: Int) -> Bool? in row % 4 == 0 ? nil : row % 3 == 0 }
        let texts = (0..<50).map { (row: Int) -> String? in row % 7 == 0 ? nil : "text \(row)" }
        let numbers = (0..<50).map { (row: Int) -> Double? in row % 5 == 0 ? nil : Double(row) }
        let table = try Table([Column("flag", flags), Column("text", texts), Column("number", numbers)])
        let connection = try openDatabase().connect()
        try connection.ingest(table[range], as: "t")
        #expect(try connection.query("FROM t") == table[range])
    }

    @Test func anEmptyResultKeepsItsColumnsAndTypes() throws {
        let table = try openDatabase().connect().query("SELECT 1::BIGINT AS a, 'x' AS b, 1.5::DOUBLE AS c, true AS d WHERE false")
        #expect(table.rowCount == 0)
        #expect(table.columns.map(\.type) == [.integer, .text, .number, .flag])
        #expect(table.columnNames == ["a", "b", "c", "d"])
    }

    @Test func longResultsComeWhole() throws {
        let table = try openDatabase().connect().query(
            "SELECT range AS i, CASE WHEN range % 3 > 0 THEN 'é' || range END AS t, range % 2 = 0 AS f FROM range(10001)")
        #expect(table.rowCount == 10_001)
        #expect(table.row(10_000) == [.integer(10_000), .text("é10000"), .flag(true)])
        #expect(table.columns[1].missingCount == 3_334)
        let expected = (0..<10_001).map { (row: Int) -> Double in Double(row) }
        #expect(try table.column("i").completeNumbers == expected)
    }

    @Test func repeatedNamesGetANumber() throws {
        let table = try openDatabase().connect().query("SELECT 1 AS x, 2 AS x, 3 AS x_1")
        #expect(table.columnNames == ["x", "x_1", "x_1_1"])
    }

    @Test func rowsChangedAreCounted() throws {
        let connection = try openDatabase().connect()
        #expect(try connection.execute("CREATE TABLE t AS SELECT range AS i FROM range(10)") == 10)
        #expect(try connection.execute("DELETE FROM t WHERE i < 4") == 4)
        #expect(try connection.execute("SET threads = 1") == nil)
    }

    @Test func aCommentGivesAnEmptyTable() throws {
        #expect(try openDatabase().connect().query("-- nothing").columns.isEmpty)
    }

    @Test func parametersAreBoundByPosition() throws {
        let connection = try openDatabase().connect()
        let parameters = try Table([Column("a", ["x'; DROP"]), Column("b", [2])])
        let table = try connection.query("SELECT $1 AS t, $2 + 40 AS n", binding: parameters)
        #expect(table.row(0) == [.text("x'; DROP"), .integer(42)])
    }

    @Test func modesSayWhatHappensToATableThatIsThere() throws {
        let connection = try openDatabase().connect()
        let table = try Table([Column("x", [1, 2])])
        try connection.ingest(table, as: "t")
        #expect(throws: EngineError.self) { try connection.ingest(table, as: "t") }
        try connection.ingest(table, as: "t", mode: .append)
        #expect(try connection.query("FROM t").rowCount == 4)
        try connection.ingest(table, as: "t", mode: .replace)
        #expect(try connection.query("FROM t") == table)
    }

    @Test func temporaryTablesBelongToTheirConnection() throws {
        let database = try openDatabase()
        let (one, other) = try (database.connect(), database.connect())
        try one.ingest(Table([Column("x", [1])]), as: "t", temporary: true)
        #expect(try one.query("FROM t").rowCount == 1)
        #expect(throws: EngineError.self) { try other.query("FROM t") }
    }

    @Test func noColumnsAreRefused() throws {
        let connection = try openDatabase().connect()
        #expect(throws: EngineError.noColumns(table: "t")) { try connection.ingest(Table([]), as: "t") }
    }

    @Test func batchesArriveOneByOneUntilTheReaderHasEnough() throws {
        let connection = try openDatabase().connect()
        var rows = 0, batches = 0
        try connection.stream("FROM range(100000)") { batch in
            rows += batch.rowCount
            batches += 1
            return true
        }
        #expect(rows == 100_000 && batches > 1)
        batches = 0
        try connection.stream("FROM range(100000)") { _ in
            batches += 1
            return false
        }
        #expect(batches == 1)
        #expect(try connection.query("SELECT 1").rowCount == 1)
    }

    @Test func whatTheReaderThrowsComesThrough() throws {
        struct Enough: Error {}
        let connection = try openDatabase().connect()
        #expect(throws: Enough.self) { try connection.stream("FROM range(10)") { _ in throw Enough() } }
        #expect(try connection.query("SELECT 1").rowCount == 1)
    }

    @Test func aReaderMayNotUseItsOwnConnection() throws {
        let database = try openDatabase()
        let connection = try database.connect()
        #expect(throws: EngineError.busy(sql: "SELECT 1")) {
            try connection.stream("FROM range(10)") { _ in try connection.query("SELECT 1").rowCount == 1 }
        }
        try connection.stream("FROM range(10)") { _ in try database.connect().query("SELECT 1").rowCount == 1 }
    }

    @Test func aTableOutlivesItsConnection() throws {
        func make() throws -> Table { try openDatabase().connect().query("SELECT 'kept ' || range AS t FROM range(1000)") }
        let table = try make()
        #expect(table.row(999) == [.text("kept 999")])
    }

    @Test func memoryIsGivenBack() throws {
        let connection = try openDatabase().connect()
        let values = [Double](repeating: 0.5, count: 10_000)
        let table = try Table((0..<10).map { Column("c\($0)", values) })
        func turn() throws {
            try connection.ingest(table, as: "t", mode: .replace)
            #expect(try connection.query("FROM t").rowCount == 10_000)
            #expect(throws: EngineError.self) { try connection.query("FROM nowhere") }
        }
        for _ in 0..<20 { try turn() }
        let before = try residentBytes()
        // 200 turns of 0.8 MB each way: 320 MB if neither way were given back.
        for _ in 0..<200 { try turn() }
        #expect(try residentBytes() - before < 100_000_000)
    }
}
