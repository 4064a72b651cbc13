import LinearAlgebra

/// Chooses rows of texts as first modes; the first k of a longer choice are the choice for k.
///
/// Sources: Z. Huang, Data Mining and Knowledge Discovery 2 (1998), section 4.3; F. Cao, J. Liang, L. Bai, “A new
/// initialization method for categorical data clustering”, Expert Systems with Applications 36 (2009).
struct ModeSeeding: Sendable {
    /// Rows without numbers.
    let rows: MixedRows
    let start: ModeStart
    let seed: Int

    private static let purpose = 23

    /// Distinct rows for each restart: `clusters` of them, or as many as there are.
    ///
    /// - Complexity: O(restarts · clusters · n · d).
    func chosen(clusters: Int, restarts: Int, in execution: Execution) throws(ClusteringError) -> [[Int]] {
        let clusters = min(clusters, rows.count)
        var starts: [[Int]] = []
        for restart in 0..<restarts {
            if start == .cao, restart == 0 {
                starts.append(try denseAndFar(clusters, in: execution))
            } else {
                var stream = RandomStream(seed: seed, purpose: Self.purpose, restart: restart)
                starts.append(try drawn(clusters, &stream, in: execution))
            }
        }
        return starts
    }

    /// Cao: each next row has the greatest product of its density and its distance from a row chosen, taken for the least such.
    private func denseAndFar(_ clusters: Int, in execution: Execution) throws(ClusteringError) -> [Int] {
        let densities = densities
        var chosen = [densities.indices.reduce(0) { densities[$1] > densities[$0] ? $1 : $0 }]
        var least = [Double](repeating: .infinity, count: rows.count)
        while chosen.count < clusters {
            let nearest = try NearestPrototypes(of: rows, to: rows.prototypes(at: chosen.suffix(1)), in: execution).rows
            for row in least.indices { least[row] = min(least[row], nearest[row].distance * densities[row]) }
            let next = least.indices.reduce(0) { least[$1] > least[$0] ? $1 : $0 }
            if least[next] <= 0 { break }
            chosen.append(next)
        }
        return chosen
    }

    /// By row: the mean share of the weight that has its texts.
    private var densities: [Double] {
        let total = rows.weights.reduce(0, +)
        var densities = [Double](repeating: 0, count: rows.count)
        for column in 0..<rows.width {
            let codes = rows.codes[column * rows.count..<(column + 1) * rows.count]
            var masses = [Double](repeating: 0, count: rows.texts[column].count)
            for (code, weight) in zip(codes, rows.weights) { masses[Int(code)] += weight }
            for (row, code) in codes.enumerated() { densities[row] += masses[Int(code)] / total / Double(rows.width) }
        }
        return densities
    }

    /// Huang: texts drawn as often as they occur, and then the row nearest to them that is not yet chosen.
    private func drawn(
        _ clusters: Int, _ stream: inout RandomStream, in execution: Execution
    ) throws(ClusteringError) -> [Int] {
        let draw = RowDraw(count: rows.count, weights: rows.weights)
        var chosen: [Int] = []
        var isChosen = [Bool](repeating: false, count: rows.count)
        while chosen.count < clusters {
            let texts = (0..<rows.width).map { rows.codes[$0 * rows.count + draw.next(&stream)] }
            let mode = Prototypes(depth: 0, width: rows.width, centres: [], modes: texts)
            let nearest = try NearestPrototypes(of: rows, to: mode, in: execution).rows
            var best: Int?
            for row in nearest.indices where !isChosen[row] {
                if best.map({ nearest[row].distance < nearest[$0].distance }) ?? true { best = row }
            }
            guard let best else { break }
            isChosen[best] = true
            chosen.append(best)
        }
        return chosen
    }
}
