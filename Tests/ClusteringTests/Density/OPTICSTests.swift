import LinearAlgebra
import Testing

@testable import Clustering

struct OPTICSTests {
    @Test func valleysAreThePlantedClusters() throws {
        let points = try Samples.planted(rows: 300, columns: 2, clusters: 3)
        let fit = try OPTICS(minimumSamples: 20, steepness: 0.1).fit(points)
        for cluster in 1...max(1, fit.partition.clusterCount) {
            #expect(Set(fit.partition.members(of: cluster).map { $0 * 3 / 300 }).count == 1)
        }
        #expect(fit.partition.clusterCount >= 3)
    }

    /// The published loop written out: every row looks at every other as soon as it is taken.
    @Test(arguments: [(Norm.euclidean, Double.infinity), (.manhattan, .infinity), (.euclidean, 1.1)], [2, 5, 20])
    func theOrderIsThatOfItsDefinition(measure: (norm: Norm, reach: Double), samples: Int) throws {
        let values = try Samples.planted(rows: 400, columns: 3, clusters: 4, seed: samples, spread: 1.2).values
        let order = try ReachabilityOrder(
            of: values, norm: measure.norm, samples: samples, within: measure.reach, in: .two)
        let distance = { (row: Int, other: Int) in
            let differences = (0..<3).map { abs(values[row, $0] - values[other, $0]) }
            return measure.norm == .manhattan
                ? differences.reduce(0, +) : differences.map { $0 * $0 }.reduce(0, +).squareRoot()
        }
        let cores = (0..<400).map { row in (0..<400).map { distance(row, $0) }.sorted()[samples - 1] }
        var (best, taken) = ([Int: (weight: Double, distance: Double)](), Set<Int>())
        for row in order.rows {
            let next = best.values.min { $0 < $1 }
            if let next {
                #expect(order.reachabilities[row].agrees(with: next.weight))
                #expect(best[row].map { $0.distance.agrees(with: next.distance) } ?? false)
            } else {
                #expect(order.reachabilities[row].isInfinite)
                let rest = (0..<400).filter { !taken.contains($0) && cores[$0] <= measure.reach }.map { cores[$0] }
                #expect(rest.min().map { $0.agrees(with: cores[row]) } ?? (cores[row] > measure.reach))
            }
            taken.insert(row)
            best[row] = nil
            guard cores[row] <= measure.reach else { continue }
            for other in 0..<400 where !taken.contains(other) && distance(row, other) <= measure.reach {
                let weight = max(cores[row], distance(row, other))
                if weight < best[other]?.weight ?? .infinity { best[other] = (weight, distance(row, other)) }
            }
        }
        #expect(taken.count == 400)
    }

    @Test func rowsThatAreEquallyFarAreAllReached() throws {
        // A lattice, each place of it taken nine times.
        let values = Matrix((0..<900).map { [Double($0 % 10), Double($0 / 10 % 10)] })
        let order = try ReachabilityOrder(of: values, norm: .euclidean, samples: 3, within: .infinity, in: .two)
        #expect(Set(order.rows).count == 900)
        #expect(order.reachabilities.count { $0.isInfinite } == 1)
        #expect(order.reachabilities.count { $0 == 0 } == 800 && order.reachabilities.count { $0 == 1 } == 99)
    }

    @Test func fewerRowsThanSamplesHaveNoCoreDistances() throws {
        let fit = try OPTICS(minimumSamples: 4).fit(try Points(Matrix([[0], [1], [3]])))
        for name in ["core_distance", "reachability"] {
            let figures = try #require(fit.rowFigures.first { $0.name == name })
            #expect(figures.values == [nil, nil, nil])
        }
        #expect(fit.partition.noiseCount == 3 && fit.warnings == [.onlyNoise])
        #expect(fit.rowFigures.first { $0.name == "place" }?.values == [1, 2, 3])
    }

    @Test func everyRowHasItsPlaceAndBeginningsHaveNoReachability() throws {
        let fit = try OPTICS(minimumSamples: 3, maximumDistance: 2).fit(
            try Points(Matrix([[0], [1], [2], [50], [51], [52.5]])))
        let places = try #require(fit.rowFigures.first { $0.name == "place" }).values
        #expect(Set(places.compactMap(\.self)) == [1, 2, 3, 4, 5, 6])
        let reachabilities = try #require(fit.rowFigures.first { $0.name == "reachability" }).values
        #expect(reachabilities.count { $0 == nil } == 2)
    }

    @Test func aCutFindsTheCoreRowsOfDBSCANTogether() throws {
        let points = try #require(DensitySamples.all["plain"])
        let cut = try OPTICS(minimumSamples: 5, extraction: .eps, eps: 0.9).fit(points).partition
        let dbscan = try DBSCAN(eps: 0.9, minimumSamples: 5).fit(points).partition
        let both = (0..<240).filter { cut.labels[$0] != nil && dbscan.labels[$0] != nil }
        let score = AdjustedRand.score(Partition(both.map { cut.labels[$0] }), against: Partition(both.map { dbscan.labels[$0] }))
        #expect(try #require(score.value) > 0.95)
    }
}
