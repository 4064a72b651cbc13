import Testing

@testable import Clustering

/// The density-based algorithms against scikit-learn.
struct DensityGoldenTests {
    @Test(arguments: DensityGoldens.hdbscan.indices)
    func hdbscanAgreesWithScikitLearn(index: Int) throws {
        let (fit, expected) = try fit(DensityGoldens.hdbscan[index])
        let probabilities = try #require(fit.rowFigures.first { $0.name == "probability" }).values.compactMap(\.self)
        #expect(probabilities.count == fit.partition.rowCount)
        expectSums(of: probabilities, expected)
    }

    @Test(arguments: DensityGoldens.dbscan.indices)
    func dbscanAgreesWithScikitLearn(index: Int) throws {
        let (fit, expected) = try fit(DensityGoldens.dbscan[index])
        #expect(fit.figure("core_rows") == expected.sums[0])
    }

    @Test(arguments: DensityGoldens.optics.indices)
    func opticsAgreesWithScikitLearn(index: Int) throws {
        let (fit, expected) = try fit(DensityGoldens.optics[index])
        let reachabilities = try #require(fit.rowFigures.first { $0.name == "reachability" }).values
        expectSums(of: reachabilities.map { $0 ?? 0 }, expected)
        #expect(Double(reachabilities.count { $0 == nil }) == expected.sums[2])
    }

    private func fit(_ golden: DensityGoldens.Case) throws -> (Fit, DensityGoldens.Case) {
        let points = try #require(DensitySamples.all[golden.sample])
        let fit = try golden.algorithm.fit(points)
        let labels = golden.labels.utf8.map { $0 == UInt8(ascii: ".") ? nil : Int($0 - UInt8(ascii: "a")) + 1 }
        #expect(fit.partition == Partition(labels))
        return (fit, golden)
    }

    private func expectSums(of numbers: [Double], _ golden: DensityGoldens.Case) {
        #expect(numbers.reduce(0, +).agrees(with: golden.sums[0]))
        #expect(numbers.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element }.agrees(with: golden.sums[1]))
    }
}
