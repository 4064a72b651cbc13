extension Column {
    /// The values of a number, integer or flag column as numbers, `nil` where missing; another type is refused.
    public var numbers: [Double?] {
        get throws(TableError) {
            let dense = try denseNumbers()
            guard let validity else { return dense }
            return dense.indices.map { validity[$0] ? dense[$0] : nil }
        }
    }

    /// The values as numbers; refuses another type, and a column with a missing value, naming its first.
    public var completeNumbers: [Double] {
        get throws(TableError) {
            try requireComplete()
            return try denseNumbers()
        }
    }

    /// Lends the values of a complete column as numbers, without a copy where they are numbers already.
    public func withNumbers<Value>(_ body: (UnsafeBufferPointer<Double>) -> Value) throws(TableError) -> Value {
        try requireComplete()
        if case .numbers(let values) = values { return values.withUnsafeBufferPointer(body) }
        return try denseNumbers().withUnsafeBufferPointer(body)
    }

    /// The values of an integer column, `nil` where missing; another type is refused.
    public var integers: [Int64?] {
        get throws(TableError) {
            guard case .integers(let values) = values else { throw wrongType(expected: .integer) }
            return (0..<count).map { isMissing($0) ? nil : values[$0] }
        }
    }

    /// Every value as text, `nil` where missing: ids come out as they were read, whether they are text or integers.
    public var texts: [String?] {
        if case .texts(let values) = values { return (0..<count).map { isMissing($0) ? nil : values[$0] } }
        return (0..<count).map { isMissing($0) ? nil : self[$0].text }
    }

    /// Every value as text; refuses a column with a missing value, naming its first.
    public var completeTexts: [String] {
        get throws(TableError) {
            try requireComplete()
            if case .texts(let values) = values { return (0..<count).map { values[$0] } }
            return (0..<count).map { self[$0].text }
        }
    }

    /// The first row without a value.
    public var firstMissingRow: Int? {
        guard let validity else { return nil }
        return (0..<count).first { !validity[$0] }
    }

    private func requireComplete() throws(TableError) {
        if let row = firstMissingRow { throw .missingValue(column: name, row: row) }
    }

    private func denseNumbers() throws(TableError) -> [Double] {
        switch values {
        case .numbers(let values): values.withUnsafeBufferPointer(Array.init)
        case .integers(let values): values.withUnsafeBufferPointer { $0.map(Double.init) }
        case .flags(let bits): (0..<count).map { bits[$0] ? 1 : 0 }
        case .texts, .dates, .timestamps: throw wrongType(expected: .number)
        }
    }

    private func wrongType(expected: ColumnType) -> TableError { .wrongType(column: name, type: type, expected: expected) }
}
