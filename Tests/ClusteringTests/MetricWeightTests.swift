import LinearAlgebra
import Testing

@testable import Clustering

/// What weights do to metrics.
struct MetricWeightTests {
    private static let weights = (0..<150).map { Double(1 + $0 * $0 % 4) }
    private static let partition = Partition((0..<150).map { $0 % 17 == 0 ? nil : ($0 * $0 / 50 + $0 / 60) % 5 })

    @Test(arguments: Metrics.ofPoints.indices)
    func aRowOfWeightTwoIsTwoRowsOrOne(metric: Int) throws {
        let type = Metrics.ofPoints[metric]
        let weighted = try Samples.iris.weighted(by: Self.weights)
        let score = try #require(try type.init().score(of: Self.partition, in: weighted).value)
        let plain = try #require(try type.init().score(of: Self.partition, in: Samples.iris).value)
        guard type.countsWeights else {
            #expect(score == plain)
            return
        }
        let rows = Self.weights.enumerated().flatMap { Array(repeating: $0.offset, count: Int($0.element)) }
        let repeated = Partition(rows.map { Self.partition.labels[$0] })
        let expected = try #require(try type.init().score(of: repeated, in: Samples.iris.selecting(rows: rows)).value)
        #expect(score.agrees(with: expected, within: 1e-13))
    }

    /// Sums grow with the weights, ratios of sums do not; where one of the rows is taken off, as in a row's comparison with the
    /// others of its cluster, weights are counts.
    @Test(arguments: [1e-300, 0.25, 1, 8, 1e90])
    func equalWeightsChangeNoRatio(weight: Double) throws {
        let weighted = try Samples.iris.weighted(by: Array(repeating: weight, count: 150))
        let ratios: [any Metric.Type] = [
            BallHall.self, BetweenVariance.self, CIndex.self, DaviesBouldin.self, Dunn.self, SDbw.self,
            SimplifiedSilhouette.self, XieBeni.self,
        ]
        for type in ratios + [Inertia.self] {
            let score = try #require(try type.init().score(of: Self.partition, in: weighted).value)
            let plain = try #require(try type.init().score(of: Self.partition, in: Samples.iris).value)
            #expect(score.agrees(with: type == Inertia.self ? plain * weight : plain, within: 1e-13))
        }
    }

    @Test func inertiaIsThatOfTheFit() throws {
        let weighted = try Samples.iris.weighted(by: Self.weights)
        let fit = try KMeans(k: 4).fit(weighted)
        let score = try #require(try Inertia().score(of: fit.partition, in: weighted).value)
        #expect(try score.agrees(with: #require(fit.figure("inertia"))))
    }

    @Test func oneClusterHasNothingBetweenClusters() throws {
        let one = Partition(Array(repeating: 1, count: 150))
        #expect(try BetweenVariance().score(of: one, in: Samples.iris) == .value(0))
        #expect(try BetweenVariance().score(of: one, in: Samples.iris.weighted(by: Self.weights)) == .value(0))
    }

    @Test func weightsOfAnySizeGiveANumberOrAReason() throws {
        for pair in [[1e100, 1e-300], [Double.leastNonzeroMagnitude, 1], [1e-300, 1e-300], [1e100, 1e100]] {
            let points = try Points(Matrix([[0, 1e100], [1, -1e100], [9, 3], [8, 4]]), weights: pair + pair)
            for type in Metrics.ofPoints {
                let score = try type.init().score(of: Partition([1, 2, 1, 2]), in: points)
                switch score {
                case .value(let value), .estimate(let value, _): #expect(value.isFinite, "\(type.card.name)")
                case .undefined(.tooLittleWeight): #expect(["calinski_harabasz", "xmeans_bic"].contains(type.card.name))
                case .undefined(.emptyCentres): #expect(type.card.name == "s_dbw")
                case .undefined(let reason): #expect(reason == .overflow && type.card.name != "silhouette", "\(type.card.name)")
                }
            }
        }
    }

    @Test func weightsThatAddUpToLessThanTheClustersLeaveNoFreedom() throws {
        let points = try Samples.iris.weighted(by: Array(repeating: 0.01, count: 150))
        for type: any Metric.Type in [CalinskiHarabasz.self, XMeansBIC.self] {
            #expect(try type.init().score(of: Self.partition, in: points) == .undefined(.tooLittleWeight))
        }
        // A row of less than one has no other of its kind beside it.
        let plain = try #require(try Silhouette().score(of: Self.partition, in: Samples.iris).value)
        #expect(try #require(try Silhouette().score(of: Self.partition, in: points).value).agrees(with: plain, within: 1e-13))
    }

    /// The estimate from half of the rows lies about the weighted silhouette of all, and its error tells how far.
    @Test func aSampleEstimatesTheWeightedSilhouette() throws {
        let weighted = try Samples.iris.weighted(by: Self.weights)
        let exact = try #require(try Silhouette().score(of: Self.partition, in: weighted).value)
        let near = try (0..<40).count { seed in
            let score = try SampledSilhouette(sample: 75, seed: seed).score(of: Self.partition, in: weighted)
            return try abs(#require(score.value) - exact) < 2 * (#require(score.standardError))
        }
        #expect((34...40).contains(near))
    }

    /// By hand: of row 0, the others of its cluster are ¼ at 1 and ½ at 2, so a = 1.25/0.75; of the other cluster b = 9.
    @Test func weightsBelowOneAreShares() throws {
        let points = try Points(Matrix([[0], [1], [2], [9]]), weights: [0.5, 0.25, 0.5, 3])
        let values = try Silhouette.values(of: Partition([1, 1, 1, 2]), in: points)
        #expect(try #require(values[0]).agrees(with: 1 - 1.25 / 0.75 / 9))
        #expect(try #require(values[1]).agrees(with: 1 - 1.0 / 8))
    }

    @Test func aRowAloneHasNoneWhateverItsWeight() throws {
        let points = try Points(Matrix([[0], [1], [9]]), weights: [1, 1, 1000])
        #expect(try Silhouette.values(of: Partition([1, 1, 2]), in: points)[2] == 0)
    }
}
