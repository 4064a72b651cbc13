import Tables
import Testing

@Suite struct ParquetTests {
    @Test func aSmallTableIsTheseBytes() throws {
        // Read back as {'n': [1, None], 't': ['a', 'b']} with pyarrow 26.0.1 and with DuckDB 2.0.0.
        let table = try Table([Column("n", [1, nil] as [Int64?]), Column("t", ["a", "b"])])
        let bytes = try table.parquet()
        #expect(bytes.prefix(4).elementsEqual("PAR1".utf8))
        #expect(bytes.suffix(4).elementsEqual("PAR1".utf8))
        // Levels: 2 bytes follow; one group of eight packed bits, of which the first is set. Then the one value.
        #expect(contains(bytes, [2, 0, 0, 0, 3, 1, 1, 0, 0, 0, 0, 0, 0, 0]))
        // Levels: 2 bytes follow; a run of two ones. Then each text after its length.
        #expect(contains(bytes, [2, 0, 0, 0, 4, 1, 1, 0, 0, 0, 97, 1, 0, 0, 0, 98]))
    }

    @Test func equalTablesGiveEqualBytes() throws {
        let table = try mixedTable(rowCount: 100)
        #expect(try table.parquet() == mixedTable(rowCount: 100).parquet())
        // The same rows cut out of a longer table and put together again lie differently in memory.
        let longer = try mixedTable(rowCount: 130)
        #expect(try Table.concatenating([longer[0..<13], longer[13..<100]]).parquet() == table.parquet())
        #expect(try longer[0..<100].parquet() == table.parquet())
    }

    @Test func whatStandsBehindAMissingRowIsNotWritten() throws {
        let one = try Table([Column("x", .integers(Buffer([1, 5])), validity: Bitmap([true, false]))])
        let other = try Table([Column("x", .integers(Buffer([1, 9])), validity: Bitmap([true, false]))])
        #expect(try one.parquet() == other.parquet())
    }

    @Test func aCompleteColumnIsWrittenAlikeHoweverItCameToBeComplete() throws {
        let complete = try Table([Column("x", [1, 2])])
        #expect(try Table([Column("x", [1, 2, nil] as [Int?])])[0..<2].parquet() == complete.parquet())
    }

    @Test func noColumnsAreRefused() {
        #expect(throws: TableError.noColumns) { try Table([]).parquet() }
    }

    private func contains(_ bytes: [UInt8], _ run: [UInt8]) -> Bool {
        bytes.indices.contains { bytes[$0...].starts(with: run) }
    }
}
