/// How a column looks in a Parquet file: its physical type, its logical type and its bytes.
struct ParquetColumn {
    let column: Column

    /// Forgets a validity under which nothing is missing, so that equal columns give equal bytes.
    init(_ column: Column) {
        self.column = column.missingCount == 0 ? Column(column.name, column.values) : column
    }

    /// The number of the physical type.
    var physicalType: Int {
        switch column.type {
        case .flag: 0
        case .date: 1
        case .integer, .timestamp: 2
        case .number: 5
        case .text: 6
        }
    }

    /// A leaf of the schema; every column may have missing values, so that a file's schema depends on the types alone.
    func writeSchema(_ thrift: inout ThriftCompact) {
        thrift.field(1, int32: physicalType)
        thrift.field(3, int32: 1)
        thrift.field(4, text: column.name)
        switch column.type {
        case .text:
            thrift.field(6, int32: 0)
            thrift.field(10) { $0.field(1) { _ in } }
        case .date:
            thrift.field(6, int32: 6)
            thrift.field(10) { $0.field(6) { _ in } }
        case .timestamp:
            // Microseconds, in no particular time zone; the older notation cannot say so and is left out.
            thrift.field(10) { logical in
                logical.field(8) { timestamp in
                    timestamp.field(1, flag: false)
                    timestamp.field(2) { $0.field(2) { _ in } }
                }
            }
        case .flag, .integer, .number: break
        }
    }

    /// The content of the one page: which rows have a value, then the values of those rows.
    func appendPage(to bytes: inout [UInt8]) {
        appendLevels(to: &bytes)
        switch column.values {
        case .flags(let bits): appendFlags(bits, to: &bytes)
        case .integers(let values), .timestamps(let values): append(values, to: &bytes)
        case .numbers(let values): append(values, to: &bytes)
        case .dates(let values): append(values, to: &bytes)
        case .texts(let texts):
            for row in 0..<texts.count where !column.isMissing(row) {
                texts.withUTF8(at: row) { text in
                    bytes.append(littleEndian: UInt32(text.count))
                    bytes.append(contentsOf: text)
                }
            }
        }
    }

    /// Levels are one run of ones, or the validity bits, which Parquet packs as Arrow does: lowest bit first, in groups of eight.
    private func appendLevels(to bytes: inout [UInt8]) {
        var levels: [UInt8] = []
        if let validity = column.validity {
            levels.append(variable: UInt64((validity.count + 7) / 8) << 1 | 1)
            levels.append(contentsOf: validity.packed)
        } else {
            levels.append(variable: UInt64(column.count) << 1)
            levels.append(1)
        }
        bytes.append(littleEndian: UInt32(levels.count))
        bytes.append(contentsOf: levels)
    }

    private func append<Value>(_ values: Buffer<Value>, to bytes: inout [UInt8]) {
        values.withUnsafeBufferPointer { values in
            if column.validity == nil {
                bytes.append(contentsOf: UnsafeRawBufferPointer(values))
            } else {
                for row in values.indices where !column.isMissing(row) { withUnsafeBytes(of: values[row]) { bytes.append(contentsOf: $0) } }
            }
        }
    }

    private func appendFlags(_ bits: Bitmap, to bytes: inout [UInt8]) {
        let present = (0..<bits.count).filter { !column.isMissing($0) }
        bytes.append(contentsOf: Bitmap(present.lazy.map { bits[$0] }).packed)
    }
}

extension Bitmap {
    /// The bits in as few bytes as hold them, with zeros after the last.
    fileprivate var packed: [UInt8] {
        var packed = aligned.bytes.withUnsafeBufferPointer(Array.init)
        if count & 7 != 0 { packed[packed.count - 1] &= UInt8(1 << (count & 7) - 1) }
        return packed
    }
}
