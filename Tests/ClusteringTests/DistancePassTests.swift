import LinearAlgebra
import Testing

@testable import Clustering

/// The passes over all pairs, against plain loops.
struct DistancePassTests {
    static let points = try? Samples.planted(rows: 333, columns: 5, clusters: 4, spread: 3)
    static let partitions = (2...4).map { count in
        Partition((0..<333).map { $0 % 29 == 0 ? nil : $0 * count / 333 })
    }

    @Test func extremesAreThoseOfAPlainLoop() throws {
        let points = try #require(Self.points)
        let extremes = try ExtremeDistances(of: Self.partitions, in: MeasuredPoints(points).space, .two)
        for (position, partition) in Self.partitions.enumerated() {
            var (separation, diameter) = (Double.infinity, 0.0)
            for (first, second, square) in squares(in: points) {
                guard let one = partition.labels[first], let other = partition.labels[second] else { continue }
                if one == other { diameter = max(diameter, square) } else { separation = min(separation, square) }
            }
            #expect(extremes.separations[position].agrees(with: separation, within: 1e-14))
            #expect(extremes.diameters[position].agrees(with: diameter, within: 1e-14))
        }
    }

    /// Equal distances by the thousand, a wide range of magnitudes, and the ordinary case.
    @Test(arguments: ["planted", "grid", "magnitudes"])
    func sumsOfTheSmallestAreThoseOfASort(kind: String) throws {
        let points =
            switch kind {
            case "grid": try Points(Matrix((0..<300).map { [Double($0 % 3), Double($0 % 2)] }))
            case "magnitudes": try Points(Matrix((0..<200).map { [$0 % 2 == 0 ? 0 : Double.pi * Double(sign: .plus, exponent: $0 * 3 - 300, significand: 1)] }))
            default: try #require(Self.points)
            }
        let sorted = squares(in: points).map { $0.2.squareRoot() }.sorted()
        let ranks = [0, 1, 2, 100, sorted.count / 3, sorted.count / 2, sorted.count - 1, sorted.count]
        let sums = try DistanceRanks(upTo: ranks, within: [], in: MeasuredPoints(points).space, .two)
        for rank in ranks {
            #expect(sums.sum(ofSmallest: rank).agrees(with: sorted.prefix(rank).reduce(0, +), within: 1e-12), "\(rank)")
        }
        #expect(sums.totalSum.agrees(with: sorted.reduce(0, +), within: 1e-12))
    }

    @Test func everyPairIsSeenOnce() throws {
        for rows in [1, 2, 7, 8, 9, 257] {
            let points = try Points(Matrix((0..<rows).map { [Double($0)] }))
            var states = [[SIMD2<Int>]](repeating: [], count: RowPairs.stripes)
            try RowPairs(MeasuredPoints(points).space).reduce(into: &states, in: .two) { pairs, row, others, squares in
                for (position, other) in others.enumerated() {
                    pairs.append([row, other])
                    if squares[position] != Double((other - row) * (other - row)) { pairs.append([-1, -1]) }
                }
            }
            let pairs = states.flatMap(\.self)
            #expect(pairs.count == rows * (rows - 1) / 2)
            #expect(Set(pairs).count == pairs.count)
            #expect(pairs.allSatisfy { 0 <= $0[0] && $0[0] < $0[1] })
        }
    }

    private func squares(in points: Points) -> [(Int, Int, Double)] {
        (0..<points.count).flatMap { first in
            (first + 1..<max(first + 1, points.count)).map { second in
                let square = zip(points.values.row(first), points.values.row(second))
                    .reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
                return (first, second, square)
            }
        }
    }
}
