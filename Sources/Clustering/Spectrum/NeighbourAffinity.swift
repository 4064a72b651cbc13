import LinearAlgebra

/// Affinities of rows that are among each other's nearest: 1 where both are, ½ where one is.
///
/// Groups of rows that no affinity joins are joined by their nearest rows: the spectrum of a graph in parts says only what
/// the parts are, and not how to divide them further.
struct NeighbourAffinity: Affinity {
    let count: Int
    let degrees: [Double]
    /// Where the entries of each row begin.
    private let starts: [Int]
    private let others: [Int32]
    private let weights: [Double]

    /// - Parameter neighbours: the nearest others that each row has.
    /// - Complexity: O(n²·d); O(n·neighbours) memory.
    init(of rows: Matrix, neighbours: Int, in execution: Execution) throws(ClusteringError) {
        let nearest = try NearestRows(of: rows, wanted: neighbours, in: execution).neighbours
        var links = nearest.enumerated().flatMap { row, others in others.map { GraphLink(row, Int($0)) } }
        links += try GraphBridges(over: rows, links, in: execution).links
        var entries = [[Int32: Double]](repeating: [:], count: rows.rows)
        for link in links {
            entries[link.first][Int32(link.second), default: 0] += 0.5
            entries[link.second][Int32(link.first), default: 0] += 0.5
        }
        var (starts, others, weights, degrees) = ([0], [Int32](), [Double](), [Double]())
        for entry in entries {
            for (other, weight) in entry.sorted(by: { $0.key < $1.key }) {
                others.append(other)
                weights.append(weight)
            }
            degrees.append(weights[starts[starts.count - 1]...].reduce(0, +))
            starts.append(others.count)
        }
        count = rows.rows
        self.starts = starts
        self.others = others
        self.weights = weights
        self.degrees = degrees
    }

    func multiply(_ vector: UnsafePointer<Double>, rows: Range<Int>, into product: UnsafeMutablePointer<Double>) {
        others.withUnsafeBufferPointer { others in
            weights.withUnsafeBufferPointer { weights in
                for row in rows {
                    var sum = 0.0
                    for entry in starts[row]..<starts[row + 1] { sum += weights[entry] * vector[Int(others[entry])] }
                    product[row] = sum
                }
            }
        }
    }

    func affinity(_ row: Int, _ other: Int) -> Double {
        let entry = (starts[row]..<starts[row + 1]).first { others[$0] == Int32(other) }
        return entry.map { weights[$0] } ?? 0
    }
}
