import LinearAlgebra

/// What clusters of numbers and texts lie around: a centre and a mode for each.
struct Prototypes: Sendable, Hashable {
    let depth, width: Int
    /// count × depth.
    var centres: [Double]
    /// count × width: codes of texts.
    var modes: [Int32]

    var count: Int { depth > 0 ? centres.count / depth : width > 0 ? modes.count / width : 1 }

    /// Ascending by centres, then by modes: the order in which they are asked, so that ties do not depend on their numbers.
    var lexicographicOrder: [Int] {
        ValueOrder(of: Matrix(rows: count, columns: depth, elements: centres), codes: modes).rows
    }

    func centre(_ cluster: Int) -> ArraySlice<Double> { centres[cluster * depth..<(cluster + 1) * depth] }
    func mode(_ cluster: Int) -> ArraySlice<Int32> { modes[cluster * width..<(cluster + 1) * width] }

    /// Makes one of them that of another.
    mutating func replace(_ cluster: Int, by other: Prototypes, _ otherCluster: Int) {
        for column in 0..<depth { centres[cluster * depth + column] = other.centres[otherCluster * depth + column] }
        for column in 0..<width { modes[cluster * width + column] = other.modes[otherCluster * width + column] }
    }
}
