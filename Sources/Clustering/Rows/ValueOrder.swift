import LinearAlgebra

/// Rows in the order of their cells, first column first: what is done to them in this order does not depend on the order
/// they were given in.
struct ValueOrder: Sendable {
    /// The rows given, sorted; equal ones by weight, then in the order given.
    let rows: [Int]
    /// By place in `rows`: which of the distinct rows stands there, counted from 0.
    let distinct: [Int]
    /// Where in `rows` each distinct row stands first.
    let firstPlaces: [Int]

    /// - Parameters:
    ///   - codes: rows × any number of further cells, which count after the columns.
    ///   - weights: by row; they order rows alike, the lighter first, so that their sums always have the same bits.
    /// - Complexity: O(n·(d + log n)) where few rows agree in their first column, O(n·d·log n) at worst.
    init(of values: Matrix, codes: [Int32] = [], weights: [Double]? = nil) {
        self.init(of: values, codes, weights) { false }
    }

    /// The same for many rows, of which it takes long to sort those that agree in their first column.
    init(
        of values: Matrix, codes: [Int32] = [], weights: [Double]? = nil, in execution: Execution
    ) throws(ClusteringError) {
        try execution.checkpoint()
        self.init(of: values, codes, weights, unless: execution.isCancelled)
        // Of an order that was broken off nothing is read.
        try execution.checkpoint()
    }

    private init(of values: Matrix, _ codes: [Int32], _ weights: [Double]?, unless isCancelled: () -> Bool) {
        let cells = RowCells(values: values, codes: codes)
        let keyed = (0..<values.rows).map { (key: cells.sortingKey(of: $0), row: $0) }
        var compared = 0
        let sorted = try? keyed.sorted { first, second in
            if first.key != second.key { return first.key < second.key }
            compared += 1
            if compared.isMultiple(of: Self.patience), isCancelled() { throw ClusteringError.cancelled }
            let order = cells.compare(first.row, second.row)
            if order != 0 { return order < 0 }
            if let weights, weights[first.row] != weights[second.row] { return weights[first.row] < weights[second.row] }
            return first.row < second.row
        }
        rows = (sorted ?? keyed).map(\.row)
        var distinct: [Int] = []
        var firstPlaces: [Int] = []
        distinct.reserveCapacity(rows.count)
        for (place, row) in rows.enumerated() {
            if place == 0 || cells.compare(rows[place - 1], row) != 0 { firstPlaces.append(place) }
            distinct.append(firstPlaces.count - 1)
        }
        self.distinct = distinct
        self.firstPlaces = firstPlaces
    }

    /// Numbers first and texts after them.
    init(of space: DissimilaritySpace) { self.init(of: space.rows, codes: space.codes) }

    init(of space: DissimilaritySpace, in execution: Execution) throws(ClusteringError) {
        try self.init(of: space.rows, codes: space.codes, in: execution)
    }

    /// Rows compared cell by cell between two looks at whether to go on.
    private static let patience = 1 << 16

    var distinctCount: Int { firstPlaces.count }
    /// One row of each kind, in order.
    var distinctRows: [Int] { firstPlaces.map { rows[$0] } }

    /// What is known of each place, by row as given.
    func restored<Value>(_ byPlace: [Value]) -> [Value] {
        var places = [Int](repeating: 0, count: rows.count)
        for (place, row) in rows.enumerated() { places[row] = place }
        return places.map { byPlace[$0] }
    }

    /// What is known of each distinct row, by row as given.
    func expanded<Value>(_ byDistinct: [Value]) -> [Value] { restored(distinct.map { byDistinct[$0] }) }
}

/// Numbers and after them codes, to be compared row by row.
private struct RowCells {
    let values: Matrix
    let codes: [Int32]
    private let width: Int

    init(values: Matrix, codes: [Int32]) {
        self.values = values
        self.codes = codes
        width = values.rows == 0 ? 0 : codes.count / values.rows
    }

    /// A number that rises with the first cell of the row.
    func sortingKey(of row: Int) -> UInt64 {
        guard values.columns == 0 else { return values[row, 0].sortingKey }
        return width == 0 ? 0 : UInt64(Int64(codes[row * width]) + 1)
    }

    /// Negative, zero or positive as the first row comes before the second, is like it, or comes after.
    func compare(_ first: Int, _ second: Int) -> Int {
        let depth = values.columns
        let byNumbers = values.withUnsafeElements { cells in
            for column in 0..<depth {
                let (one, other) = (cells[first * depth + column], cells[second * depth + column])
                if one != other { return one < other ? -1 : 1 }
            }
            return 0
        }
        guard byNumbers == 0 else { return byNumbers }
        for column in 0..<width {
            let (one, other) = (codes[first * width + column], codes[second * width + column])
            if one != other { return one < other ? -1 : 1 }
        }
        return 0
    }
}

extension Double {
    /// A whole number that rises as this one does; 0 and −0 have the same.
    fileprivate var sortingKey: UInt64 {
        let bits = (self + 0).bitPattern
        return bits >> 63 == 0 ? bits | 1 << 63 : ~bits
    }
}
