/// A named run of values of one type, some of which may be missing.
public struct Column: Sendable {
    public let name: String
    public let values: ColumnValues
    /// A set bit for every row that has a value; `nil` where every row has one.
    public let validity: Bitmap?

    /// Makes a column of values in memory; `validity` has as many bits as there are values.
    public init(_ name: String, _ values: ColumnValues, validity: Bitmap? = nil) {
        precondition(validity == nil || validity?.count == values.count, "validity of another length than the values")
        self.name = name
        self.values = values
        self.validity = validity
    }

    public var type: ColumnType { values.type }
    public var count: Int { values.count }

    /// How many rows are missing. O(count / 8).
    public var missingCount: Int { validity.map { count - $0.setCount } ?? 0 }

    public func isMissing(_ row: Int) -> Bool {
        if let validity { !validity[row] } else { false }
    }

    public subscript(row: Int) -> Cell { isMissing(row) ? .missing : values.cell(at: row) }

    /// The same values under another name.
    public func renamed(_ name: String) -> Column { Column(name, values, validity: validity) }
}

extension Column {
    public init(_ name: String, _ values: [Int64]) { self.init(name, .integers(Buffer(values))) }
    public init(_ name: String, _ values: [Int]) { self.init(name, .integers(Buffer(values.lazy.map(Int64.init)))) }
    public init(_ name: String, _ values: [Double]) { self.init(name, .numbers(Buffer(values))) }
    public init(_ name: String, _ values: [Bool]) { self.init(name, .flags(Bitmap(values))) }
    public init(_ name: String, _ values: [String]) { self.init(name, .texts(TextBuffer(values.lazy.map { $0 }))) }

    public init(_ name: String, _ values: [Int64?]) {
        self.init(name, .integers(Buffer(values.lazy.map { $0 ?? 0 })), validity: Self.validity(of: values))
    }

    public init(_ name: String, _ values: [Int?]) {
        self.init(name, .integers(Buffer(values.lazy.map { Int64($0 ?? 0) })), validity: Self.validity(of: values))
    }

    public init(_ name: String, _ values: [Double?]) {
        self.init(name, .numbers(Buffer(values.lazy.map { $0 ?? 0 })), validity: Self.validity(of: values))
    }

    public init(_ name: String, _ values: [Bool?]) {
        self.init(name, .flags(Bitmap(values.lazy.map { $0 ?? false })), validity: Self.validity(of: values))
    }

    public init(_ name: String, _ values: [String?]) {
        self.init(name, .texts(TextBuffer(values)), validity: Self.validity(of: values))
    }

    private static func validity<Value>(of values: [Value?]) -> Bitmap? {
        values.contains { $0 == nil } ? Bitmap(values.lazy.map { $0 != nil }) : nil
    }
}

extension Column: Equatable {
    /// Equal names, types and cells; what stands behind a missing row does not count.
    public static func == (left: Column, right: Column) -> Bool {
        left.name == right.name && left.type == right.type && left.count == right.count
            && (0..<left.count).allSatisfy { left[$0] == right[$0] }
    }
}
