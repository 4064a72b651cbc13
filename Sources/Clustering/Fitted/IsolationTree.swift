import Foundation
import LinearAlgebra

/// A tree of random splits; rows that are few and different end up alone after few of them.
struct IsolationTree: Sendable, Hashable, Codable {
    /// By node: the column that is split, −1 at a leaf.
    private var columns: [Int32] = []
    /// By node: the number at which it is split, rows below it to the left; at a leaf, the length of the path to it.
    private var splits: [Double] = []
    /// By node: where its right child is; its left child is the node after it.
    private var rights: [Int32] = []

    private enum CodingKeys: CodingKey { case columns, splits, rights }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        columns = try Self.unpacked(container.decode(Data.self, forKey: .columns))
        let bits: [UInt64] = try Self.unpacked(container.decode(Data.self, forKey: .splits))
        splits = bits.map(Double.init(bitPattern:))
        rights = try Self.unpacked(container.decode(Data.self, forKey: .rights))
        let nodes = columns.count
        guard nodes > 0, splits.count == nodes, rights.count == nodes, isTree else {
            throw ClusteringError.unreadableModel("an isolation tree is damaged")
        }
    }

    /// Whether both children of a split come after it, and every node but the first is the child of one.
    private var isTree: Bool {
        let nodes = columns.count
        let parents = columns.indices.filter { columns[$0] >= 0 }
        guard parents.allSatisfy({ Int(rights[$0]) > $0 + 1 && Int(rights[$0]) < nodes }) else { return false }
        let children = Set(parents.flatMap { [$0 + 1, Int(rights[$0])] })
        return children.count == nodes - 1 && parents.count * 2 == nodes - 1
    }

    /// Numbers as their bits in base 64: a forest has tens of thousands, and as digits they would make a model slow to save.
    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.packed(columns.map(\.littleEndian)), forKey: .columns)
        try container.encode(Self.packed(splits.map(\.bitPattern.littleEndian)), forKey: .splits)
        try container.encode(Self.packed(rights.map(\.littleEndian)), forKey: .rights)
    }

    private static func packed(_ words: [some FixedWidthInteger]) -> Data {
        words.withUnsafeBytes { Data($0) }
    }

    private static func unpacked<Word: FixedWidthInteger>(_ data: Data) throws -> [Word] {
        guard data.count.isMultiple(of: MemoryLayout<Word>.size) else {
            throw ClusteringError.unreadableModel("an isolation tree breaks off")
        }
        return data.withUnsafeBytes { bytes in
            stride(from: 0, to: bytes.count, by: MemoryLayout<Word>.size).map {
                Word(littleEndian: bytes.loadUnaligned(fromByteOffset: $0, as: Word.self))
            }
        }
    }

    /// Whether no split is on a column beyond the first `count`.
    func splitsOnly(firstColumns count: Int) -> Bool { columns.allSatisfy { $0 < count } }

    init(growing rows: [Int], of values: Matrix, deepest: Int, using stream: inout RandomStream) {
        grow(rows, values, depth: 0, deepest: deepest, &stream)
    }

    /// The same tree for walking down it; at a leaf a row finds the length of its path, with the length that splitting the
    /// rows left there would have added on average.
    var paths: SplitTree { SplitTree(columns: columns, splits: splits, rights: rights) }

    /// The mean length of an unsuccessful search in a binary search tree of `count` rows: 2H(n − 1) − 2(n − 1)/n.
    static func meanPathLength(_ count: Int) -> Double {
        switch count {
        case ...1: return 0
        case 2: return 1
        default:
            let eulersConstant = 0.5772156649015329
            let others = Double(count - 1)
            return 2 * (log(others) + eulersConstant) - 2 * others / Double(count)
        }
    }

    private mutating func grow(
        _ rows: [Int], _ values: Matrix, depth: Int, deepest: Int, _ stream: inout RandomStream
    ) {
        let node = columns.count
        guard depth < deepest, rows.count > 1, let (column, split) = Self.split(rows, values, &stream) else {
            append(column: -1, split: Double(depth) + Self.meanPathLength(rows.count))
            return
        }
        append(column: Int32(column), split: split)
        grow(rows.filter { values[$0, column] < split }, values, depth: depth + 1, deepest: deepest, &stream)
        rights[node] = Int32(columns.count)
        grow(rows.filter { values[$0, column] >= split }, values, depth: depth + 1, deepest: deepest, &stream)
    }

    private mutating func append(column: Int32, split: Double) {
        columns.append(column)
        splits.append(split)
        rights.append(0)
    }

    /// A random column that is not constant among the rows, and a number strictly above its least and at most its greatest value.
    private static func split(
        _ rows: [Int], _ values: Matrix, _ stream: inout RandomStream
    ) -> (column: Int, split: Double)? {
        guard values.columns > 0 else { return nil }
        let first = stream.nextIndex(below: values.columns)
        for offset in 0..<values.columns {
            let column = (first + offset) % values.columns
            var (least, greatest) = (values[rows[0], column], values[rows[0], column])
            for row in rows {
                least = min(least, values[row, column])
                greatest = max(greatest, values[row, column])
            }
            guard least < greatest else { continue }
            let split = least + (1 - stream.nextUniform()) * (greatest - least)
            return (column, split > least ? min(split, greatest) : greatest)
        }
        return nil
    }
}
