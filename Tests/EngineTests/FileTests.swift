import Engine
import FoundationEssentials
import Tables
import Testing

@Suite struct FileTests {
    static let endings = FileFormat.allCases.flatMap(\.writtenEndings)

    @Test(arguments: endings)
    func tablesSurviveTheRoundTrip(ending: String) throws {
        try withFolder { folder in
            let connection = try openDatabase().connect()
            let table = try Table([
                Column("STORE NBR", ["007", "8", nil, "0"]),
                Column("na\"me; 'ü'", ["a,b", "c\td", "line\nbreak", "\"quoted\""]),
                Column("n", [1, nil, 3, 1 << 50] as [Int64?]),
                Column("share %", [0.5, nil, 1e-9, -3.25]),
                Column("open", [true, false, nil, true]),
                Column("since", .dates(Buffer([0, 10_957, -1, 20_000]))),
            ])
            let path = "\(folder)/a table.\(ending)"
            try connection.write(table, to: path)
            #expect(try connection.read(path) == table)
            #expect(try connection.query("SELECT count(*) AS n FROM duckdb_tables()").row(0) == [.integer(0)])
        }
    }

    @Test func parquetKeepsEveryTypeAndTheRowsOfManyGroups() throws {
        try withFolder { folder in
            let connection = try openDatabase().connect()
            try connection.write(everyType(), to: "\(folder)/every.parquet")
            #expect(try connection.read("\(folder)/every.parquet") == everyType())
            let long = try connection.query(
                "SELECT range AS i, CASE WHEN range % 3 = 0 THEN 't' || range END AS t, range % 5 < 2 AS f FROM range(300000)")
            try connection.write(long, to: "\(folder)/long.parquet")
            let difference = try connection.query(
                """
                SELECT count(*) AS n, sum(i)::BIGINT AS s, count(t) AS c,
                    count(*) FILTER (f) AS f, count(*) FILTER (t <> 't' || i) AS w
                FROM '\(folder)/long.parquet'
                """)
            #expect(difference.row(0).map(\.text) == ["300000", "44999850000", "100000", "120000", "0"])
        }
    }

    @Test(arguments: endings.filter { !FileFormat.isCompressed($0) })
    func equalTablesGiveEqualFiles(ending: String) throws {
        try withFolder { folder in
            let paths = ["\(folder)/1.\(ending)", "\(folder)/2.\(ending)"]
            for path in paths { try openDatabase().connect().write(everyType(), to: path) }
            let contents = try paths.map { try Data(contentsOf: URL(filePath: $0)) }
            #expect(contents[0] == contents[1] && !contents[0].isEmpty)
        }
    }

    @Test func anEmptyTableKeepsItsColumns() throws {
        try withFolder { folder in
            let connection = try openDatabase().connect()
            try connection.write(everyType().prefix(0), to: "\(folder)/empty.parquet")
            #expect(try connection.read("\(folder)/empty.parquet") == everyType().prefix(0))
        }
    }

    @Test func aLeadingZeroFarDownMakesTheColumnText() throws {
        try withFolder { folder in
            let path = "\(folder)/sales.csv"
            // Further down than the 20,480 lines DuckDB looks at unless told otherwise.
            let lines = (1...30_000).map { "\($0),\(Double($0) / 4)\n" }.joined()
            try write("STORE_NBR,SALES\n\(lines)0007,1.5\n", to: path)
            let connection = try openDatabase().connect()
            for source in [try connection.source(of: path), DuckDBDialect().read(path, as: .csv)] {
                let table = try connection.query("FROM \(source)")
                #expect(table.columns.map(\.type) == [.text, .number])
                #expect(table.row(30_000) == [.text("0007"), .number(1.5)])
                #expect(table.row(0) == [.text("1"), .number(0.25)])
            }
        }
    }

    @Test func idsAreNotReshaped() throws {
        let columns: [(values: [String], type: ColumnType)] = [
            (["007", "12"], .text), (["+5", "6"], .text), (["-07", "8"], .text), (["12345678901234567890", "1"], .text), (["0", "5"], .integer),
            (["-3", "9223372036854775807"], .integer), (["0.50", "1"], .number), (["00.5", "1"], .text), (["1e-3", "-2"], .number),
            (["10:30", "11:45"], .text), (["", "4"], .integer), (["", ""], .text), (["2024-02-29", "2024-03-01"], .date), (["true", "false"], .flag),
            (["A1", "7"], .text), (["1_2", "3_4"], .text),
        ]
        try withFolder { folder in
            let path = "\(folder)/ids.csv"
            let lines = [columns.indices.map { "c\($0)" }] + (0..<2).map { row in columns.map { $0.values[row] } }
            try write(lines.map { $0.joined(separator: ",") + "\n" }.joined(), to: path)
            let table = try openDatabase().connect().read(path)
            #expect(table.columns.map(\.type) == columns.map(\.type))
            for (column, expected) in zip(table.columns, columns) where expected.type == .text {
                #expect(column.texts.map { $0 ?? "" } == expected.values)
            }
        }
    }

    @Test func whatTheFirstLinesSuggestIsCheckedAgainstTheRest() throws {
        try withFolder { folder in
            let path = "\(folder)/late.csv"
            let lines = (1...30_000).map { "\($0),\($0),2024-01-01,true,\n" }.joined()
            try write("a,b,c,d,e\n\(lines)2.5,x,never,maybe,7\n", to: path)
            let table = try openDatabase().connect().read(path)
            #expect(table.columns.map(\.type) == [.number, .text, .text, .text, .integer])
            #expect(table.row(30_000) == [.number(2.5), .text("x"), .text("never"), .text("maybe"), .integer(7)])
        }
    }

    @Test(arguments: ["csv", "tsv"])
    func wordsThatAreSaidToBeMissingTouchNoType(ending: String) throws {
        try withFolder { folder in
            let path = "\(folder)/gaps.\(ending)"
            let mark = ending == "csv" ? "," : "\t"
            let lines = [["id", "n", "x", "t"], ["1", "NA", "0.5", "NA"], ["2", "7", "n.a.", "b"], ["3", "", "2", ""]]
            try write(lines.map { $0.joined(separator: mark) + "\n" }.joined(), to: path)
            let connection = try openDatabase().connect()
            let reading = TextReading(missing: ["NA", "n.a."])
            for source in [try connection.source(of: path, reading), DuckDBDialect().read(path, as: try FileFormat(path: path), reading)] {
                let table = try connection.query("FROM \(source)")
                #expect(table.columns.map(\.type) == [.integer, .integer, .number, .text])
                #expect(table.rows.map { $0.map(\.isMissing) }.map { $0.count { $0 } } == [2, 1, 2])
            }
        }
    }

    @Test func jsonTextStaysText() throws {
        try withFolder { folder in
            let path = "\(folder)/stores.json"
            try write(#"[{"id": "007", "n": 1.5}, {"id": "8", "n": null}]"#, to: path)
            #expect(try openDatabase().connect().read(path).rows.map { $0 } == [[.text("007"), .number(1.5)], [.text("8"), .missing]])
        }
    }

    @Test(arguments: ["a[1].csv", "what?.csv", "all*.csv", "it's; \"here\".csv", "Größe 🏪.csv"])
    func aFileMayHaveAnyName(name: String) throws {
        try withFolder { folder in
            for other in ["a1.csv", "whatX.csv", "all of them.csv"] { try write("wrong\n1\n", to: "\(folder)/\(other)") }
            let connection = try openDatabase().connect()
            let table = try Table([Column("right", [1])])
            try connection.write(table, to: "\(folder)/\(name)")
            #expect(try connection.read("\(folder)/\(name)") == table)
        }
    }

    @Test func aPatternReadsSeveralFiles() throws {
        try withFolder { folder in
            let connection = try openDatabase().connect()
            for number in 1...3 { try connection.write(Table([Column("n", [number])]), to: "\(folder)/part\(number).parquet") }
            #expect(try connection.read("\(folder)/part*.parquet").rowCount == 3)
            for number in 1...3 { try connection.write(Table([Column("n", [number])]), to: "\(folder)/part\(number).csv") }
            #expect(try connection.read("\(folder)/part*.csv").rowCount == 3)
        }
    }

    @Test func aQueryGoesStraightToAFile() throws {
        try withFolder { folder in
            let connection = try openDatabase().connect()
            #expect(try connection.copy("SELECT range AS i FROM range(1000)", to: "\(folder)/out.parquet") == 1000)
            #expect(try connection.read("\(folder)/out.parquet").rowCount == 1000)
        }
    }

    @Test func aFolderThatIsNotThereIsTold() throws {
        let connection = try openDatabase().connect()
        let error = #expect(throws: EngineError.self) { try connection.write(everyType(), to: "/nowhere/at/all.parquet") }
        guard case .unwritable(path: "/nowhere/at/all.parquet", _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }
}
