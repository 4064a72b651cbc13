import LinearAlgebra
import Testing

@testable import Clustering

struct MeanShiftTests {
    /// scikit-learn 1.9.1, `MeanShift(bandwidth=…, cluster_all=…, bin_seeding=…).fit(iris)`.
    @Test(arguments: [
        (nil, true, false, [99, 51], 0), (0.85, true, false, [61, 50, 39], 0),
        (0.6, true, false, [46, 31, 26, 24, 9, 6, 4, 2, 1, 1], 0), (0.85, false, false, [46, 45, 27], 32),
        (0.6, true, true, [46, 36, 24, 23, 10, 4, 4, 2, 1], 0),
        (0.5, false, false, [34, 18, 15, 14, 12, 5, 4, 3, 2, 2, 1, 1, 1, 1, 1, 1], 35),
    ] as [(Double?, Bool, Bool, [Int], Int)])
    func dividesIrisAsScikitLearnDoes(
        bandwidth: Double?, clustersAll: Bool, usesGrid: Bool, sizes: [Int], noise: Int
    ) throws {
        let fit = try MeanShift(bandwidth: bandwidth, usesGrid: usesGrid, clustersAll: clustersAll).fit(Samples.iris)
        #expect(fit.partition.sizes == sizes)
        #expect(fit.partition.noiseCount == noise)
        #expect(fit.hasConverged)
    }

    /// `cluster_centers_` of the first of these.
    @Test func centresAreThoseOfScikitLearn() throws {
        let expected = [
            [6.21142857142857, 2.892857142857143, 4.852857142857142, 1.6728571428571428],
            [5.016326530612244, 3.4510204081632665, 1.4653061224489798, 0.24489795918367344],
        ]
        let centres = try #require(try MeanShift().fit(Samples.iris).model.locations)
        for (row, centre) in expected.enumerated() {
            for (found, wanted) in zip(centres.row(row), centre) { #expect(found.agrees(with: wanted, within: 1e-12)) }
        }
    }

    /// `estimate_bandwidth(iris, quantile=…)`.
    @Test(arguments: [(0.3, 1.2020768127998687), (0.1, 0.6419940467251892)])
    func theBandwidthIsThatOfScikitLearnAndIsTold(share: Double, expected: Double) throws {
        let fit = try MeanShift(share: share).fit(Samples.iris)
        let bandwidth = try #require(fit.figure("bandwidth"))
        #expect(bandwidth.agrees(with: expected, within: 1e-12))
        let told = FitWarning.chosen(
            parameter: "bandwidth", value: bandwidth, reason: "holds \(share) of the rows on average")
        #expect(fit.warnings == [told])
    }

    @Test func whatIsOutOfReachIsNoiseInNewRowsToo() throws {
        let fit = try MeanShift(bandwidth: 0.85, clustersAll: false).fit(Samples.iris)
        #expect(try fit.model.assign(Samples.iris).map(\.cluster) == fit.partition.labels)
        let far = try Points(ids: ["far"], columns: Samples.iris.columns, values: Matrix([[50, 50, 50, 50]]))
        #expect(try fit.model.assign(far)[0].cluster == nil)
        let model = TrainedModel(chain: FittedChain(), model: fit.model)
        #expect(try TrainedModel(json: model.json()) == model)
    }

    @Test func theOrderOfRowsDoesNotMatterAtAll() throws {
        let points = try Samples.planted(rows: 300, columns: 3, clusters: 3, spread: 6)
        let (straight, turned) = (try MeanShift().fit(points), try MeanShift().fit(points.selecting(rows: (0..<300).reversed())))
        #expect(straight.figures == turned.figures)
        #expect(Partition(straight.partition.labels.reversed()) == turned.partition)
    }

    @Test func findsPlantedClusters() throws {
        let points = try Samples.planted(rows: 600, columns: 4, clusters: 3)
        #expect(try MeanShift(share: 0.2).fit(points).partition == Partition((0..<600).map { $0 * 3 / 600 }))
    }

    @Test func fewerWindowsThanRowsAreTold() throws {
        let points = try Samples.planted(rows: 300, columns: 3, clusters: 3)
        let fit = try MeanShift(share: 0.2, seeds: 20).fit(points)
        #expect(fit.warnings.contains(.sampled(rows: 20, of: 300)))
        #expect(fit.partition == Partition((0..<300).map { $0 * 3 / 300 }))
    }

    @Test func stoppingEarlyIsTold() throws {
        let fit = try MeanShift(bandwidth: 0.85, maximumIterations: 1).fit(Samples.iris)
        #expect(!fit.hasConverged && fit.warnings.contains(.notConverged(iterations: 1)))
    }

    @Test func extremeTablesHaveADefinedResult() throws {
        let tables = [
            Matrix([[1, 2, 3]]), Matrix(rows: 4, columns: 0), Matrix([[1e99, 0], [-1e99, 1], [1e99, 1e-300], [0, 0]]),
            Matrix([[1e-300], [2e-300], [.leastNonzeroMagnitude], [0]]), Matrix((0..<9).map { [Double($0 % 3)] }),
            Matrix(rows: 3, columns: 2000, elements: (0..<6000).map { Double($0 % 7) }),
        ]
        for values in tables {
            for algorithm in [
                MeanShift(), MeanShift(bandwidth: 1e-300, usesGrid: true, clustersAll: false), MeanShift(bandwidth: 1e300),
                MeanShift(bandwidth: 0.5, usesGrid: true),
            ] {
                let points = try Points(values)
                let fit = try algorithm.fit(points)
                #expect(try fit.partition.clusterCount == 0 || fit.model.assign(points).map(\.cluster) == fit.partition.labels)
            }
        }
    }
}
