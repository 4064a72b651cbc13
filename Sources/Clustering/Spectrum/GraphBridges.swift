import LinearAlgebra

/// The shortest links that make one graph of several.
///
/// Borůvka's rounds: every part is joined to the nearest row of another, until there is one part.
struct GraphBridges: Sendable {
    let links: [GraphLink]

    /// - Complexity: O(n²·d) a round, of which there are at most log₂ of the parts; none where there is one part.
    init(over rows: Matrix, _ given: [GraphLink], in execution: Execution) throws(ClusteringError) {
        var parts = Parts(count: rows.rows)
        for link in given { parts.join(link.first, link.second) }
        var bridges: [GraphLink] = []
        let panels = Panels<Double>(rows: rows.rows, depth: rows.columns) { rows[$0, $1] }
        while parts.number > 1 {
            let labels = parts.labels
            let nearest = try Self.nearestOutside(rows, panels, labels, in: execution)
            var shortest: [Int: (square: Double, link: GraphLink)] = [:]
            for (row, found) in nearest.enumerated() where found.square < shortest[labels[row]]?.square ?? .infinity {
                shortest[labels[row]] = (found.square, GraphLink(row, found.row))
            }
            for (_, bridge) in shortest.sorted(by: { $0.key < $1.key }) where parts.join(bridge.link.first, bridge.link.second) {
                bridges.append(bridge.link)
            }
        }
        links = bridges
    }

    /// By row: the nearest row of another part, the first of equals.
    private static func nearestOutside(
        _ rows: Matrix, _ panels: Panels<Double>, _ labels: [Int], in execution: Execution
    ) throws(ClusteringError) -> [(row: Int, square: Double)] {
        let chunks = Chunks(of: rows.rows, smallest: 64, most: 1024)
        return try execution.map(chunks.count) { chunk in
            var distances = [Double](repeating: 0, count: panels.count * Panels<Double>.lanes)
            return chunks[chunk].map { row in
                rows.withUnsafeElements { cells in
                    guard let first = cells.baseAddress else { return }
                    panels.squaredDistances(from: first + row * rows.columns, panels: 0..<panels.count, into: &distances)
                }
                var best = (row: row, square: Double.infinity)
                for other in labels.indices where labels[other] != labels[row] && distances[other] < best.square {
                    best = (other, distances[other])
                }
                return best
            }
        }.flatMap(\.self)
    }
}

/// Rows in parts that can be joined.
private struct Parts {
    private var parents: [Int]
    private(set) var number: Int

    init(count: Int) {
        parents = Array(0..<count)
        number = count
    }

    /// By row: the first row of its part.
    var labels: [Int] { parents.indices.map(root) }

    /// Makes one part of two; says whether they were two.
    @discardableResult
    mutating func join(_ first: Int, _ second: Int) -> Bool {
        let (first, second) = (root(first), root(second))
        guard first != second else { return false }
        parents[max(first, second)] = min(first, second)
        number -= 1
        return true
    }

    private func root(_ start: Int) -> Int {
        var node = start
        while parents[node] != node { node = parents[node] }
        return node
    }
}
