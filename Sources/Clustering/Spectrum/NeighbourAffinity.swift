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
    /// - Complexity: that of `NeighbourGraph`; O(n·neighbours) memory.
    init(of rows: Matrix, neighbours: Int, in execution: Execution) throws(ClusteringError) {
        let graph = try NeighbourGraph(of: rows, neighbours: neighbours, in: execution)
        let (ends, places) = Self.ends(of: graph.links + graph.bridges, rows: rows.rows)
        let chunks = Chunks(of: rows.rows, smallest: 256)
        let parts = try execution.map(chunks.count) { chunk in
            var entries = (lengths: [Int](), others: [Int32](), weights: [Double](), degrees: [Double]())
            for row in chunks[chunk] {
                let before = entries.others.count
                // Links go both ways, and each way counts for half.
                for other in ends[places[row]..<places[row + 1]].sorted() {
                    if entries.others.count > before, entries.others[entries.others.count - 1] == other {
                        entries.weights[entries.weights.count - 1] += 0.5
                    } else {
                        entries.others.append(other)
                        entries.weights.append(0.5)
                    }
                }
                entries.lengths.append(entries.others.count - before)
                entries.degrees.append(entries.weights[before...].reduce(0, +))
            }
            return entries
        }
        count = rows.rows
        starts = parts.lazy.flatMap(\.lengths).reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) }
        others = parts.flatMap(\.others)
        weights = parts.flatMap(\.weights)
        degrees = parts.flatMap(\.degrees)
    }

    /// By row: the rows at the other ends of its links, and where these begin, with their number after the last.
    private static func ends(of links: [GraphLink], rows: Int) -> (ends: [Int32], places: [Int]) {
        var places = [Int](repeating: 0, count: rows + 1)
        for link in links {
            places[link.first + 1] += 1
            places[link.second + 1] += 1
        }
        for row in 0..<rows { places[row + 1] += places[row] }
        var next = places
        var ends = [Int32](repeating: 0, count: 2 * links.count)
        for link in links {
            ends[next[link.first]] = Int32(link.second)
            ends[next[link.second]] = Int32(link.first)
            next[link.first] += 1
            next[link.second] += 1
        }
        return (ends, places)
    }

    func multiply(_ vector: UnsafePointer<Double>, rows: Range<Int>, into product: UnsafeMutablePointer<Double>) {
        starts.withUnsafeBufferPointer { starts in
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
    }

    func affinity(_ row: Int, _ other: Int) -> Double {
        let entry = (starts[row]..<starts[row + 1]).first { others[$0] == Int32(other) }
        return entry.map { weights[$0] } ?? 0
    }
}
