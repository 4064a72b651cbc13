import LinearAlgebra
import Testing

@testable import Clustering

struct SampledSilhouetteTests {
    @Test func sampledRowsHaveTheirExactSilhouettes() throws {
        let exact = try Silhouette.values(of: Samples.species, in: Samples.iris)
        let sampled = try SampledSilhouette(sample: 70).values(of: Samples.species, in: Samples.iris)
        #expect(sampled.count { $0 != nil } == 70)
        for (one, other) in zip(sampled, exact) {
            if let one { #expect(one.agrees(with: try #require(other), within: 1e-12)) }
        }
    }

    @Test func withAllRowsNothingIsEstimated() throws {
        let exact = try #require(try Silhouette().score(of: Samples.species, in: Samples.iris).value)
        for sample in [150, 151, 10_000] {
            let score = try SampledSilhouette(sample: sample).score(of: Samples.species, in: Samples.iris)
            #expect(score.standardError == nil)
            #expect(try #require(score.value).agrees(with: exact, within: 1e-12))
        }
    }

    /// Over 200 seeds: 1.96 errors hold the truth about 19 times in 20, and estimates scatter as far as they say.
    @Test func theErrorIsWhatItSays() throws {
        let points = try Samples.planted(rows: 300, columns: 3, clusters: 3, spread: 4)
        let partition = Partition((0..<300).map { $0 * 3 / 300 })
        let truth = try #require(try Silhouette().score(of: partition, in: points).value)
        var (held, squares, told) = (0, 0.0, 0.0)
        for seed in 1...200 {
            let score = try SampledSilhouette(sample: 60, seed: seed).score(of: partition, in: points)
            let (value, error) = (try #require(score.value), try #require(score.standardError))
            held += abs(value - truth) < 1.96 * error ? 1 : 0
            squares += (value - truth) * (value - truth) / 200
            told += error * error / 200
        }
        #expect((180...199).contains(held))
        #expect((0.8...1.25).contains(squares / told))
    }

    @Test func otherRowsAreDrawnFromOtherSeedsAndTheSameOnesInAnyOrder() throws {
        let scores = try [1, 2].map { try SampledSilhouette(sample: 30, seed: $0).score(of: Samples.species, in: Samples.iris) }
        #expect(scores[0] != scores[1])
        let order = Samples.shuffled(150)
        let straight = try SampledSilhouette(sample: 30).values(of: Samples.species, in: Samples.iris)
        let permuted = try SampledSilhouette(sample: 30).values(
            of: Partition(order.map { Samples.species.labels[$0] }), in: Samples.iris.selecting(rows: order))
        for (value, row) in zip(permuted, order) { #expect((value == nil) == (straight[row] == nil)) }
    }

    @Test func noiseIsNeitherDrawnNorLookedAt() throws {
        let labels = (0..<150).map { $0 % 4 == 0 ? nil : Samples.species.labels[$0] }
        let kept = (0..<150).filter { labels[$0] != nil }
        let metric = SampledSilhouette(sample: 40)
        let without = try metric.score(
            of: Partition(kept.map { labels[$0] }), in: Samples.iris.selecting(rows: kept))
        let both = try metric.scores(of: [Samples.species, Partition(labels)], in: Samples.iris, .two)
        #expect(both[1] == without)
        #expect(both[0] == (try metric.score(of: Samples.species, in: Samples.iris)))
    }

    @Test func sumsThatDoNotFitAtOnceAreTakenInTurn() throws {
        let points = try Samples.planted(rows: 400, columns: 2, clusters: 4)
        let partitions = (0..<3).map { shift in Partition((0..<400).map { ($0 + shift) / 2 }) }
        let pass = RowSilhouettes(
            of: Array(stride(from: 0, to: 400, by: 2)), partitions, in: try MeasuredPoints(points))
        let (atOnce, inTurn) = (try pass.values(in: .two), try pass.values(in: .two, sumsAtOnce: 1))
        #expect(atOnce.map(\.count) == [200, 200, 200])
        #expect(atOnce == inTurn)
    }
}
