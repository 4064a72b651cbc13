import Foundation
import LinearAlgebra

/// A matrix that is compared and written by its bits: missing cells equal each other and survive JSON, and many cells are
/// written and read quickly.
struct PackedMatrix: Sendable, Hashable, Codable {
    let matrix: Matrix

    init(_ matrix: Matrix) { self.matrix = matrix }

    private enum CodingKeys: CodingKey { case rows, columns, cells }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let rows = try container.decode(Int.self, forKey: .rows)
        let columns = try container.decode(Int.self, forKey: .columns)
        let cells = try container.decode(Data.self, forKey: .cells)
        let (count, overflows) = rows.multipliedReportingOverflow(by: columns)
        guard rows >= 0, columns >= 0, !overflows, cells.count.isMultiple(of: 8), cells.count / 8 == count else {
            throw ClusteringError.unreadableModel("\(cells.count) bytes cannot fill \(rows) × \(columns) cells")
        }
        matrix = Matrix(
            rows: rows, columns: columns,
            elements: cells.withUnsafeBytes { bytes in
                stride(from: 0, to: bytes.count, by: 8).map {
                    Double(bitPattern: UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: $0, as: UInt64.self)))
                }
            })
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(matrix.rows, forKey: .rows)
        try container.encode(matrix.columns, forKey: .columns)
        let bits = matrix.elements.map(\.bitPattern.littleEndian)
        try container.encode(bits.withUnsafeBytes { Data($0) }, forKey: .cells)
    }

    static func == (left: Self, right: Self) -> Bool {
        left.matrix.rows == right.matrix.rows && left.matrix.columns == right.matrix.columns
            && zip(left.matrix.elements, right.matrix.elements).allSatisfy { $0.bitPattern == $1.bitPattern }
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(matrix.rows)
        hasher.combine(matrix.columns)
        matrix.withUnsafeElements { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}
