extension Table {
    /// Encodes the table as a Parquet file: plain encoding, uncompressed, in row groups of 122,880 rows.
    ///
    /// The bytes depend on the table alone, not on a library's version, so a hash of them identifies the content. Writing small tables
    /// through an engine costs many times more than the encoding: a statement, a transaction and a scan for each. Bytes behind missing rows
    /// are not written. A table without columns is refused, since Parquet has no such thing.
    ///
    /// Format: https://github.com/apache/parquet-format. Complexity: O(bytes).
    public func parquet() throws(TableError) -> [UInt8] {
        guard !columns.isEmpty else { throw .noColumns }
        var file = Array("PAR1".utf8)
        file.reserveCapacity(rowCount * columns.count * 9 + 4096)
        var groups: [ParquetRowGroup] = []
        for start in stride(from: 0, to: rowCount, by: ParquetRowGroup.rowLimit) {
            let rows = self[start..<min(start + ParquetRowGroup.rowLimit, rowCount)]
            groups.append(try ParquetRowGroup(appending: rows, to: &file))
        }
        let footer = footer(groups)
        file.append(contentsOf: footer)
        file.append(littleEndian: UInt32(footer.count))
        file.append(contentsOf: "PAR1".utf8)
        return file
    }

    private func footer(_ groups: [ParquetRowGroup]) -> [UInt8] {
        var thrift = ThriftCompact()
        thrift.structure { metadata in
            metadata.field(1, int32: 1)
            // The schema is a tree written depth first: the root, then its leaves.
            metadata.field(2, structures: [nil] + columns.map(Optional.some)) { element, column in
                if let column {
                    ParquetColumn(column).writeSchema(&element)
                } else {
                    element.field(4, text: "schema")
                    element.field(5, int32: columns.count)
                }
            }
            metadata.field(3, int64: rowCount)
            metadata.field(4, structures: groups) { $1.write(&$0) }
            metadata.field(6, text: "clustering")
        }
        return thrift.bytes
    }
}
