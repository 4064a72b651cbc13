import LinearAlgebra

/// The two nearest medoids of every row, in double precision.
///
/// A row as near to two goes to the one whose cells come first in lexicographic order, however they are numbered.
struct NearestMedoids: Sendable {
    struct Row: Sendable, Hashable {
        var first: Int
        var distance: Double
        var second: Int?
        var secondDistance: Double

        var margin: Double? { second == nil ? nil : secondDistance - distance }
    }

    let rows: [Row]

    /// - Parameter medoids: at least one, of the same measure.
    /// - Complexity: O(n·k·d).
    init(of space: DissimilaritySpace, to medoids: DissimilaritySpace, in execution: Execution) throws(ClusteringError) {
        let order = ValueOrder(of: medoids).rows
        let chunks = Chunks(of: space.count, smallest: 256)
        rows = try execution.map(chunks.count) { chunk in
            chunks[chunk].map { row in
                var found = Row(first: 0, distance: .infinity, second: nil, secondDistance: .infinity)
                for medoid in order {
                    let distance = space.dissimilarity(row, medoids, medoid)
                    if distance < found.distance {
                        if found.distance < .infinity { (found.second, found.secondDistance) = (found.first, found.distance) }
                        (found.first, found.distance) = (medoid, distance)
                    } else if distance < found.secondDistance {
                        (found.second, found.secondDistance) = (medoid, distance)
                    }
                }
                return found
            }
        }.flatMap(\.self)
    }

    /// Sum over rows of weight times dissimilarity to the nearest medoid.
    func totalDeviation(weights: [Double]?) -> Double {
        guard let weights else { return rows.reduce(0) { $0 + $1.distance } }
        return zip(rows, weights).reduce(0) { $0 + $1.0.distance * $1.1 }
    }
}
