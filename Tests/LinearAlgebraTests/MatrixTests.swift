import Foundation
import Testing

@testable import LinearAlgebra

struct MatrixTests {
    private let matrix = Matrix([[1, 2, 3], [4, 5, 6]])

    @Test func cellsAreStoredRowByRow() {
        #expect(matrix.elements == [1, 2, 3, 4, 5, 6])
        #expect(matrix[1, 0] == 4)
        #expect(Array(matrix.row(1)) == [4, 5, 6])
        #expect(matrix.column(2) == [3, 6])
        #expect(matrix.transposed == Matrix([[1, 4], [2, 5], [3, 6]]))
    }

    @Test func selectionsKeepTheOrderAskedFor() {
        #expect(matrix.selecting(rows: [1, 0, 1]) == Matrix([[4, 5, 6], [1, 2, 3], [4, 5, 6]]))
        #expect(matrix.selecting(columns: [2, 0]) == Matrix([[3, 1], [6, 4]]))
    }

    @Test func productsAgreeWithSumsOfProducts() {
        var stream = RandomStream(seed: 1, purpose: 9)
        let left = Matrix(rows: 17, columns: 33, elements: (0..<17 * 33).map { _ in stream.nextUniform() - 0.5 })
        let right = Matrix(rows: 33, columns: 9, elements: (0..<33 * 9).map { _ in stream.nextUniform() - 0.5 })
        let product = left.times(right)
        let transposed = left.transposed.transposedTimes(right)
        for row in 0..<17 {
            for column in 0..<9 {
                let plain = zip(left.row(row), right.column(column)).reduce(0) { $0 + $1.0 * $1.1 }
                #expect(abs(product[row, column] - plain) < 1e-13)
                #expect(abs(transposed[row, column] - plain) < 1e-13)
            }
        }
    }

    @Test func singlePrecisionProductsAgreeWithSumsOfProducts() {
        let left: [Float] = [1, 2, 3, 4, 5, 6]
        let right: [Float] = [1, 0, 2, 0, 1, 1]
        var rows = [Float](repeating: -1, count: 6)
        Products.rowsByRows(left, 2, right, 2, depth: 3, into: &rows, stride: 3)
        #expect(rows == [7, 5, -1, 16, 11, -1])
        var columns = [Float](repeating: -1, count: 4)
        Products.timesColumns(left, leftStride: 3, right, m: 2, n: 2, depth: 3, into: &columns)
        #expect(columns == [8, 3, 20, 6])
        // The same six numbers as three rows of two, turned.
        Products.timesColumns(left, isTransposed: true, leftStride: 2, right, m: 2, n: 2, depth: 3, into: &columns)
        #expect(columns == [12, 5, 16, 6])
    }

    @Test func productsWithoutDepthAreZero() {
        #expect(Matrix(rows: 2, columns: 0).times(Matrix(rows: 0, columns: 2)) == Matrix(rows: 2, columns: 2))
    }

    @Test func momentsKeepTheirDigitsFarFromZero() {
        let far = Matrix([[1e9 + 1], [1e9 + 2], [1e9 + 3]])
        #expect(far.columnMeans == [1e9 + 2])
        #expect(abs(far.columnVariances(about: far.columnMeans)[0] - 2.0 / 3) < 1e-15)
    }

    @Test func aConstantColumnHasItselfAsMean() {
        let constant = Matrix(rows: 7, columns: 1, repeating: 0.1)
        #expect(constant.columnMeans == [0.1])
    }

    @Test func survivesJSONBitForBit() throws {
        let awkward = Matrix([[0.1, -0.0, 2.2250738585072014e-308], [1 / 3, 1.7976931348623157e308, 123456789.123456789]])
        let read = try JSONDecoder().decode(Matrix.self, from: JSONEncoder().encode(awkward))
        #expect(read.elements.map(\.bitPattern) == awkward.elements.map(\.bitPattern))
    }

    @Test func refusesCellsThatDoNotFill() {
        let damaged = Data(#"{"rows": 2, "columns": 2, "elements": [1, 2, 3]}"#.utf8)
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(Matrix.self, from: damaged) }
    }
}
