import Engine
import Tables
import Testing

@Suite struct TypeTests {
    @Test(arguments: [
        ("(-128)::TINYINT", .integer(-128)), ("255::UTINYINT", .integer(255)), ("(-32768)::SMALLINT", .integer(-32_768)),
        ("65535::USMALLINT", .integer(65_535)), ("(-2147483648)::INTEGER", .integer(-2_147_483_648)),
        ("4294967295::UINTEGER", .integer(4_294_967_295)), ("9223372036854775807::BIGINT", .integer(.max)),
        ("9223372036854775807::UBIGINT", .integer(.max)), ("sum(7::INTEGER)", .number(7)),
        ("1267650600228229401496703205376::HUGEINT", .number(0x1p100)),
        ("(-5)::HUGEINT", .number(-5)), ("1.25", .number(1.25)), ("-0.01::DECIMAL(4,2)", .number(-0.01)),
        ("123456789.123::DECIMAL(18,3)", .number(123_456_789.123)), ("0.1::FLOAT", .number(Double(Float(0.1)))),
        ("'nan'::DOUBLE", nil), ("'-inf'::DOUBLE", .number(-.infinity)), ("true", .flag(true)), ("NULL", .missing),
        ("'Ärger 🏪'", .text("Ärger 🏪")), ("'b'::ENUM('a', 'b')", .text("b")), ("NULL::ENUM('a', 'b')", .missing),
        ("DATE '1999-12-31'", .date(daysSince1970: 10_956)), ("DATE '0001-01-01'", .date(daysSince1970: -719_162)),
        ("'1970-01-01 00:00:01'::TIMESTAMP_S", .timestamp(microsecondsSince1970: 1_000_000)),
        ("'1969-12-31 23:59:59.999'::TIMESTAMP_MS", .timestamp(microsecondsSince1970: -1_000)),
        ("'1970-01-01 00:00:00.000001'::TIMESTAMP", .timestamp(microsecondsSince1970: 1)),
        ("'1969-12-31 23:59:59.999999999'::TIMESTAMP_NS", .timestamp(microsecondsSince1970: -1)),
        ("'1970-01-01 01:00:00+01'::TIMESTAMPTZ", .timestamp(microsecondsSince1970: 0)),
        ("'6f9619ff-8b86-d011-b42d-00c04fc964ff'::UUID", .text("6f9619ff-8b86-d011-b42d-00c04fc964ff")),
    ] as [(String, Cell?)])
    func whatTheEngineSendsIsRead(sql: String, cell: Cell?) throws {
        let read = try openDatabase().connect().query("SELECT \(sql) AS x").columns[0][0]
        if let cell {
            #expect(read == cell)
        } else if case .number(let value) = read {
            #expect(value.isNaN)
        } else {
            Issue.record("\(read)")
        }
    }

    @Test func dictionariesAreReadRowByRow() throws {
        let table = try openDatabase().connect().query(
            "SELECT CASE WHEN range % 4 > 0 THEN ['a', 'b', 'c', 'd'][range % 4 + 1] END::ENUM('a', 'b', 'c', 'd') AS e FROM range(5000)")
        let cycle: [String?] = [nil, "b", "c", "d"]
        let expected = (0..<5000).map { (row: Int) -> String? in cycle[row % 4] }
        #expect(table.columns[0].texts == expected)
    }

    @Test func missingValuesStayMissingInEveryType() throws {
        let types = ["TINYINT", "BIGINT", "UBIGINT", "HUGEINT", "DOUBLE", "FLOAT", "DECIMAL(9,2)", "BOOLEAN", "VARCHAR", "DATE", "TIMESTAMP", "TIMESTAMP_NS"]
        let connection = try openDatabase().connect()
        for type in types {
            let sql = "SELECT CASE WHEN range = 1 THEN NULL ELSE min_value END AS x FROM range(3), (SELECT \(Self.sample(type)) AS min_value) ORDER BY range"
            let column = try connection.query(sql).columns[0]
            #expect((0..<3).map { column[$0].isMissing } == [false, true, false], "\(type)")
        }
    }

    private static func sample(_ type: String) -> String {
        switch type {
        case "DATE", "TIMESTAMP", "TIMESTAMP_NS": "'2020-02-29'::\(type)"
        default: "'1'::\(type)"
        }
    }
}
