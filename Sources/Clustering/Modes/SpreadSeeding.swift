import LinearAlgebra

/// Chooses rows as first prototypes by k-means++: each next row is drawn with probability proportional to its weight times
/// its distance from the nearest one chosen; the first k of a longer choice are the choice for k.
///
/// Source: Arthur, Vassilvitskii, “k-means++: the advantages of careful seeding”, SODA 2007.
struct SpreadSeeding: Sendable {
    let rows: MixedRows
    let seed: Int
    let purpose: Int

    /// Rows for each restart: `clusters` of them, or as many as lie apart.
    ///
    /// - Complexity: O(restarts · clusters · n · d).
    func chosen(clusters: Int, restarts: Int, in execution: Execution) throws(ClusteringError) -> [[Int]] {
        let draw = RowDraw(count: rows.count, weights: rows.weights)
        var starts: [[Int]] = []
        for restart in 0..<restarts {
            var stream = RandomStream(seed: seed, purpose: purpose, restart: restart)
            var chosen = [draw.next(&stream)]
            var masses = [Double](repeating: .infinity, count: rows.count)
            while chosen.count < clusters {
                let nearest = try NearestPrototypes(of: rows, to: rows.prototypes(at: chosen.suffix(1)), in: execution).rows
                for row in masses.indices { masses[row] = min(masses[row], nearest[row].distance * rows.weights[row]) }
                guard let next = drawn(from: masses, &stream) else { break }
                chosen.append(next)
            }
            starts.append(chosen)
        }
        return starts
    }

    /// A row drawn with probability proportional to its mass; `nil` where none has any.
    private func drawn(from masses: [Double], _ stream: inout RandomStream) -> Int? {
        var left = stream.nextUniform() * masses.reduce(0, +)
        var last: Int?
        for row in masses.indices where masses[row] > 0 {
            last = row
            left -= masses[row]
            if left < 0 { break }
        }
        return last
    }
}
