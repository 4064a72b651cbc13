/// Rows of a table that stand together in a Parquet file, one page a column.
struct ParquetRowGroup {
    /// As many rows as engines read at a time.
    static let rowLimit = 122_880

    private struct Chunk {
        let column: ParquetColumn
        /// Where the page's header begins in the file.
        let offset: Int
        let byteCount: Int
    }

    private let rowCount: Int
    private var chunks: [Chunk] = []

    /// Appends the pages of the rows to a file and remembers where they are.
    init(appending rows: Table, to file: inout [UInt8]) throws(TableError) {
        rowCount = rows.rowCount
        for column in rows.columns {
            let column = ParquetColumn(column)
            var page: [UInt8] = []
            page.reserveCapacity(rowCount * 8 + 64)
            column.appendPage(to: &page)
            guard page.count <= Int32.max else { throw .tooLarge(column: column.column.name, byteCount: page.count) }
            let offset = file.count
            file.append(contentsOf: header(byteCount: page.count))
            file.append(contentsOf: page)
            chunks.append(Chunk(column: column, offset: offset, byteCount: file.count - offset))
        }
    }

    private func header(byteCount: Int) -> [UInt8] {
        var thrift = ThriftCompact()
        thrift.structure { header in
            header.field(1, int32: Self.dataPage)
            header.field(2, int32: byteCount)
            header.field(3, int32: byteCount)
            header.field(5) { data in
                data.field(1, int32: rowCount)
                data.field(2, int32: Self.plain)
                data.field(3, int32: Self.runLength)
                data.field(4, int32: Self.runLength)
            }
        }
        return thrift.bytes
    }

    func write(_ thrift: inout ThriftCompact) {
        thrift.field(1, structures: chunks) { chunk, written in
            chunk.field(2, int64: written.offset)
            chunk.field(3) { metadata in
                metadata.field(1, int32: written.column.physicalType)
                metadata.field(2, int32s: [Self.plain, Self.runLength])
                metadata.field(3, texts: [written.column.column.name])
                metadata.field(4, int32: Self.uncompressed)
                metadata.field(5, int64: rowCount)
                metadata.field(6, int64: written.byteCount)
                metadata.field(7, int64: written.byteCount)
                metadata.field(9, int64: written.offset)
            }
        }
        thrift.field(2, int64: chunks.reduce(0) { $0 + $1.byteCount })
        thrift.field(3, int64: rowCount)
    }

    // The format's numbers for what is used of it.
    private static let dataPage = 0
    private static let plain = 0
    private static let runLength = 3
    private static let uncompressed = 0
}
