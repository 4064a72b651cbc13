import Tables
import Testing

@Suite struct CellTests {
    @Test(arguments: [
        (0, "1970-01-01"), (-1, "1969-12-31"), (11_016, "2000-02-29"), (11_017, "2000-03-01"),
        (-719_162, "0001-01-01"), (-719_528, "0000-01-01"), (-719_529, "-0001-12-31"), (2_932_896, "9999-12-31"),
    ] as [(Int32, String)])
    func datesReadAsISO8601(days: Int32, text: String) {
        // Made with DuckDB 2.0.0: SELECT DATE '1970-01-01' + days; years before 1 written astronomically.
        #expect(Cell.date(daysSince1970: days).text == text)
    }

    @Test(arguments: [
        (0, "1970-01-01 00:00:00"), (-1, "1969-12-31 23:59:59.999999"), (86_399_500_000, "1970-01-01 23:59:59.5"),
        (1_582_979_696_000_001, "2020-02-29 12:34:56.000001"),
    ] as [(Int64, String)])
    func timestampsHaveAsManyDecimalsAsTheyNeed(microseconds: Int64, text: String) {
        #expect(Cell.timestamp(microsecondsSince1970: microseconds).text == text)
    }

    @Test func extremeTimestampsAreWrittenToo() {
        // Made with NumPy 2.4.6: numpy.datetime64(value, 'us').
        #expect(Cell.timestamp(microsecondsSince1970: .max).text == "294247-01-10 04:00:54.775807")
        #expect(Cell.timestamp(microsecondsSince1970: -.max).text == "-290308-12-21 19:59:05.224193")
    }

    @Test func numbersReadBackTheSame() {
        for value in [0.1, 1e300, -0.0, 1.0 / 3, .leastNonzeroMagnitude] {
            #expect(Double(Cell.number(value).text) == value)
        }
    }

    @Test func missingIsNothing() {
        #expect(Cell.missing.text.isEmpty)
        #expect(Cell.missing != Cell.text(""))
    }
}
