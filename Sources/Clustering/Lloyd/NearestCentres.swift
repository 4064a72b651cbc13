import LinearAlgebra

/// The two nearest centres of every row, computed in double precision from differences.
///
/// A row as near to two centres goes to the one whose coordinates come first in lexicographic order.
struct NearestCentres: Sendable {
    struct Row: Sendable, Hashable {
        var first: Int
        var squaredDistance: Double
        var second: Int?
        var secondSquaredDistance: Double

        var distance: Double { squaredDistance.squareRoot() }
        var margin: Double? { second == nil ? nil : secondSquaredDistance.squareRoot() - distance }
    }

    let rows: [Row]

    /// - Parameter centres: at least one.
    init(of values: Matrix, to centres: Matrix, in execution: Execution) throws(ClusteringError) {
        let order = LexicographicOrder(of: centres)
        let chunks = Chunks(of: values.rows)
        rows = try execution.map(chunks.count) { chunk in
            var nearest = NearestTwo(depth: values.columns)
            return chunks[chunk].blocks(of: NearestTwo.block).flatMap { block in
                nearest.find(block, of: values, among: order.sorted)
                return (0..<block.count).map { position in
                    Row(
                        first: order.number(nearest.first[position]), squaredDistance: nearest.firstSquares[position],
                        second: nearest.second[position] < 0 ? nil : order.number(nearest.second[position]),
                        secondSquaredDistance: nearest.secondSquares[position])
                }
            }
        }.flatMap(\.self)
    }
}

/// Centres in the order of their coordinates, so that the first of equally near ones does not depend on how they are numbered.
struct LexicographicOrder: Sendable {
    let sorted: Matrix
    private let numbers: [Int]

    init(of centres: Matrix) {
        numbers = ValueOrder(of: centres).rows
        sorted = centres.selecting(rows: numbers)
    }

    /// The number of the centre at a place in the order.
    func number(_ place: Int32) -> Int { numbers[Int(place)] }
}

extension Range<Int> {
    /// Consecutive parts of `size`, the last of which may be smaller.
    func blocks(of size: Int) -> [Range<Int>] {
        stride(from: lowerBound, to: upperBound, by: size).map { $0..<Swift.min(upperBound, $0 + size) }
    }
}
