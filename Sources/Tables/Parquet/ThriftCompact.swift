/// Writes the compact protocol of Apache Thrift, in which Parquet keeps its metadata.
///
/// https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md. Fields go in ascending order of their ids.
struct ThriftCompact {
    private(set) var bytes: [UInt8] = []
    private var lastField = 0

    private enum Kind: UInt8 {
        case yes = 1
        case no = 2
        case int32 = 5
        case int64 = 6
        case binary = 8
        case list = 9
        case structure = 12
    }

    mutating func field(_ id: Int, int32 value: Int) {
        header(id, .int32)
        zigzag(value)
    }

    mutating func field(_ id: Int, int64 value: Int) {
        header(id, .int64)
        zigzag(value)
    }

    mutating func field(_ id: Int, flag: Bool) { header(id, flag ? .yes : .no) }

    mutating func field(_ id: Int, text: String) {
        header(id, .binary)
        binary(text)
    }

    /// A structure whose fields `body` writes.
    mutating func field(_ id: Int, _ body: (inout ThriftCompact) -> Void) {
        header(id, .structure)
        structure(body)
    }

    mutating func field(_ id: Int, int32s values: [Int]) {
        header(id, .list)
        listHeader(count: values.count, of: .int32)
        for value in values { zigzag(value) }
    }

    mutating func field(_ id: Int, texts: [String]) {
        header(id, .list)
        listHeader(count: texts.count, of: .binary)
        for text in texts { binary(text) }
    }

    /// A list of structures, whose fields `body` writes for each item.
    mutating func field<Item>(_ id: Int, structures items: [Item], _ body: (inout ThriftCompact, Item) -> Void) {
        header(id, .list)
        listHeader(count: items.count, of: .structure)
        for item in items { structure { body(&$0, item) } }
    }

    /// The fields `body` writes, then the stop mark. At the top level this is the whole message.
    mutating func structure(_ body: (inout ThriftCompact) -> Void) {
        let outer = lastField
        lastField = 0
        body(&self)
        bytes.append(0)
        lastField = outer
    }

    private mutating func header(_ id: Int, _ kind: Kind) {
        precondition(id > lastField && id - lastField <= 15, "field \(id) after \(lastField)")
        bytes.append(UInt8(id - lastField) << 4 | kind.rawValue)
        lastField = id
    }

    private mutating func listHeader(count: Int, of kind: Kind) {
        if count < 15 {
            bytes.append(UInt8(count) << 4 | kind.rawValue)
        } else {
            bytes.append(0xF0 | kind.rawValue)
            bytes.append(variable: UInt64(count))
        }
    }

    private mutating func binary(_ text: String) {
        bytes.append(variable: UInt64(text.utf8.count))
        bytes.append(contentsOf: text.utf8)
    }

    private mutating func zigzag(_ value: Int) {
        bytes.append(variable: UInt64(bitPattern: Int64(value << 1 ^ value >> (Int.bitWidth - 1))))
    }
}

extension [UInt8] {
    /// Seven bits a byte, lowest first, the top bit set on all but the last.
    mutating func append(variable value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        append(UInt8(rest))
    }

    mutating func append(littleEndian value: UInt32) {
        Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
    }
}
