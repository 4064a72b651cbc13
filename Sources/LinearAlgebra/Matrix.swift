/// A dense matrix of doubles, stored row by row.
public struct Matrix: Sendable, Hashable, Codable {
    public let rows: Int
    public let columns: Int
    /// The cells, row by row: cell (i, j) is at `i * columns + j`.
    public private(set) var elements: [Double]

    /// - Parameter elements: `rows × columns` cells, row by row.
    public init(rows: Int, columns: Int, elements: [Double]) {
        precondition(rows >= 0 && columns >= 0 && elements.count == rows * columns, "cells do not fill the matrix")
        self.rows = rows
        self.columns = columns
        self.elements = elements
    }

    public init(rows: Int, columns: Int, repeating element: Double = 0) {
        self.init(rows: rows, columns: columns, elements: Array(repeating: element, count: rows * columns))
    }

    /// - Parameter rows: rows of equal length.
    public init(_ rows: [[Double]]) {
        self.init(rows: rows.count, columns: rows.first?.count ?? 0, elements: rows.flatMap(\.self))
    }

    public subscript(row: Int, column: Int) -> Double {
        get { elements[row * columns + column] }
        set { elements[row * columns + column] = newValue }
    }

    private enum CodingKeys: CodingKey { case rows, columns, elements }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        rows = try container.decode(Int.self, forKey: .rows)
        columns = try container.decode(Int.self, forKey: .columns)
        elements = try container.decode([Double].self, forKey: .elements)
        let (count, overflows) = rows.multipliedReportingOverflow(by: columns)
        guard rows >= 0, columns >= 0, !overflows, elements.count == count else {
            throw DecodingError.dataCorruptedError(
                forKey: .elements, in: container,
                debugDescription: "\(elements.count) cells cannot fill \(rows) × \(columns)")
        }
    }
}

extension Matrix {
    public func row(_ row: Int) -> ArraySlice<Double> {
        elements[row * columns..<(row + 1) * columns]
    }

    public func column(_ column: Int) -> [Double] {
        (0..<rows).map { elements[$0 * columns + column] }
    }

    /// The given rows, in the given order.
    public func selecting(rows chosen: [Int]) -> Matrix {
        var selected: [Double] = []
        selected.reserveCapacity(chosen.count * columns)
        for row in chosen { selected.append(contentsOf: self.row(row)) }
        return Matrix(rows: chosen.count, columns: columns, elements: selected)
    }

    /// The given columns, in the given order.
    public func selecting(columns chosen: [Int]) -> Matrix {
        var selected: [Double] = []
        selected.reserveCapacity(rows * chosen.count)
        for row in 0..<rows {
            for column in chosen { selected.append(elements[row * columns + column]) }
        }
        return Matrix(rows: rows, columns: chosen.count, elements: selected)
    }

    public var transposed: Matrix {
        var turned = Matrix(rows: columns, columns: rows)
        for row in 0..<rows {
            for column in 0..<columns { turned.elements[column * rows + row] = elements[row * columns + column] }
        }
        return turned
    }

    /// Lends the cells, row by row, for the length of a call.
    public func withUnsafeElements<Result, Failure: Error>(
        _ body: (UnsafeBufferPointer<Double>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try elements.withUnsafeBufferPointer(body)
    }

    /// Lends the cells for writing, row by row, for the length of a call.
    public mutating func withUnsafeMutableElements<Result, Failure: Error>(
        _ body: (UnsafeMutableBufferPointer<Double>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try elements.withUnsafeMutableBufferPointer { (buffer) throws(Failure) in try body(buffer) }
    }
}
