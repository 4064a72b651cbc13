import LinearAlgebra

/// A tree over all rows of a space whose edges are shortest in sum.
///
/// Source: Prim, “Shortest connection networks and some generalizations”, Bell System Technical Journal 36 (1957).
struct ShortestTree: Sendable {
    /// Rows less one, in the order they were found.
    let edges: [Join]

    /// - Complexity: O(n²·d) time, O(n·d) memory.
    init(of space: DissimilaritySpace, in execution: Execution) throws(ClusteringError) {
        let distances = RowDistances(of: space)
        var waiting = Array(1..<max(1, space.count))
        var shortest = [Join](repeating: Join(first: 0, second: 0, height: .infinity), count: space.count)
        var results = [Double](repeating: 0, count: distances.room)
        var edges: [Join] = []
        edges.reserveCapacity(waiting.count)
        var last = 0
        while !waiting.isEmpty {
            if edges.count.isMultiple(of: 16) {
                try execution.checkpoint()
                execution.progress(Double(edges.count) / Double(space.count))
            }
            distances.fill(&results, from: last, to: waiting)
            var nearest = 0
            for (place, row) in waiting.enumerated() {
                if results[row] < shortest[row].height { shortest[row] = Join(first: last, second: row, height: results[row]) }
                if shortest[row].height < shortest[waiting[nearest]].height { nearest = place }
            }
            last = waiting[nearest]
            edges.append(shortest[last])
            waiting.swapAt(nearest, waiting.count - 1)
            waiting.removeLast()
        }
        self.edges = edges
    }
}

/// Distances from one row at a time to many.
private struct RowDistances {
    private let space: DissimilaritySpace
    private let panels: Panels<Double>?

    init(of space: DissimilaritySpace) {
        self.space = space
        panels = space.isEuclidean ? Panels(rows: space.count, depth: space.rows.columns) { space.rows[$0, $1] } : nil
    }

    /// How many results there must be room for.
    var room: Int { (space.count + Panels<Double>.lanes) / Panels<Double>.lanes * Panels<Double>.lanes }

    /// Results are by row; those of rows that are not asked for are of no meaning.
    func fill(_ results: inout [Double], from row: Int, to others: [Int]) {
        guard let panels else {
            for other in others { results[other] = space.dissimilarity(row, other) }
            return
        }
        results.withUnsafeMutableBufferPointer { results in
            space.rows.withUnsafeElements { cells in
                guard let place = results.baseAddress else { return }
                // Without columns the address is never read.
                let query = cells.baseAddress.map { $0 + row * space.rows.columns } ?? UnsafePointer(place)
                panels.squaredDistances(from: query, panels: 0..<panels.count, into: place)
            }
            for other in others { results[other] = space.dissimilarity(ofEuclideanDistance: results[other].squareRoot()) }
        }
    }
}
