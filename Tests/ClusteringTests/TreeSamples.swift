import LinearAlgebra

@testable import Clustering

/// Tables and plain computations that tests of trees need.
enum TreeSamples {
    /// 120 × 3 cells (i²·7919 + 13i mod 1000003) / 1000003: no two heights are equal, and any tool can make it.
    static let residues: Points = {
        let residues = (0..<360).map { (place: Int) -> Int in (place * place * 7919 + 13 * place) % 1_000_003 }
        let cells = residues.map { Double($0) / 1_000_003 }
        return checked(Matrix(rows: 120, columns: 3, elements: cells))
    }()

    /// Arrests for murder, assault and rape per 100,000 people and the share of people in towns, by state, of 1973: R's
    /// `USArrests`, from McNeil, Interactive Data Analysis (1977).
    static let arrests = checked(Matrix(rows: 50, columns: 4, elements: arrestCells))

    private static let arrestCells: [Double] = [
        13.2, 236, 58, 21.2, 10, 263, 48, 44.5, 8.1, 294, 80, 31, 8.8, 190, 50, 19.5, 9, 276, 91, 40.6, 7.9, 204, 78, 38.7,
        3.3, 110, 77, 11.1, 5.9, 238, 72, 15.8, 15.4, 335, 80, 31.9, 17.4, 211, 60, 25.8, 5.3, 46, 83, 20.2,
        2.6, 120, 54, 14.2, 10.4, 249, 83, 24, 7.2, 113, 65, 21, 2.2, 56, 57, 11.3, 6, 115, 66, 18, 9.7, 109, 52, 16.3,
        15.4, 249, 66, 22.2, 2.1, 83, 51, 7.8, 11.3, 300, 67, 27.8, 4.4, 149, 85, 16.3, 12.1, 255, 74, 35.1,
        2.7, 72, 66, 14.9, 16.1, 259, 44, 17.1, 9, 178, 70, 28.2, 6, 109, 53, 16.4, 4.3, 102, 62, 16.5, 12.2, 252, 81, 46,
        2.1, 57, 56, 9.5, 7.4, 159, 89, 18.8, 11.4, 285, 70, 32.1, 11.1, 254, 86, 26.1, 13, 337, 45, 16.1,
        0.8, 45, 44, 7.3, 7.3, 120, 75, 21.4, 6.6, 151, 68, 20, 4.9, 159, 67, 29.3, 6.3, 106, 72, 14.9, 3.4, 174, 87, 8.3,
        14.4, 279, 48, 22.5, 3.8, 86, 45, 12.8, 13.2, 188, 59, 26.9, 12.7, 201, 80, 25.5, 3.2, 120, 80, 22.9,
        2.2, 48, 32, 11.2, 8.5, 156, 63, 20.7, 4, 145, 73, 26.2, 5.7, 81, 39, 9.3, 2.6, 53, 66, 10.8, 6.8, 161, 60, 15.6,
    ]

    /// Rows of uniform numbers.
    static func scattered(_ rows: Int, _ columns: Int, seed: Int) -> Points {
        var stream = RandomStream(seed: seed, purpose: 60)
        return checked(
            Matrix(rows: rows, columns: columns, elements: (0..<rows * columns).map { _ in stream.nextUniform() }))
    }

    /// The rows in an arbitrary order, and that order.
    static func shuffled(_ points: Points, seed: Int) -> (points: Points, order: [Int]) {
        var stream = RandomStream(seed: seed, purpose: 61)
        var order = Array(0..<points.count)
        for last in order.indices.reversed() { order.swapAt(last, stream.nextIndex(below: last + 1)) }
        return (points.selecting(rows: order), order)
    }

    static func checked(_ values: Matrix) -> Points {
        do {
            return try Points(values)
        } catch {
            preconditionFailure("the table is damaged: \(error)")
        }
    }

    /// Joins the two clusters that are nearest by `distance`, again and again; the sets of rows joined, in order.
    static func plainJoins(
        rows: Int, distance: ([Int], [Int], _ all: [[Int]]) -> Double
    ) -> [(rows: Set<Int>, height: Double)] {
        var clusters = (0..<rows).map { [$0] }
        var joins: [(rows: Set<Int>, height: Double)] = []
        while clusters.count > 1 {
            var best = (first: 0, second: 0, height: Double.infinity)
            for second in clusters.indices {
                for first in 0..<second {
                    let height = distance(clusters[first], clusters[second], clusters)
                    if height < best.height { best = (first, second, height) }
                }
            }
            let absorbed = clusters.remove(at: best.second)
            clusters[best.first] += absorbed
            joins.append((Set(clusters[best.first]), best.height))
        }
        return joins
    }
}

extension Dendrogram {
    /// By merge, the rows of the cluster made.
    var memberSets: [Set<Int>] {
        var sets = (0..<leafCount).map { Set([$0]) }
        for merge in merges { sets.append(sets[merge.first].union(sets[merge.second])) }
        return Array(sets.dropFirst(leafCount))
    }

    var heights: [Double] { merges.map(\.height) }

    /// Σ i·hᵢ, which tells heights in another order apart.
    var weightedHeights: Double { zip(1..., heights).reduce(0) { $0 + Double($1.0) * $1.1 } }
}
