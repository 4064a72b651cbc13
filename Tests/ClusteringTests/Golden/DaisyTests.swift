import LinearAlgebra
import Testing

@testable import Clustering

/// Dissimilarities and the trees made of them, against what R's package cluster prints.
struct DaisyTests {
    static let agriculture: Points = TreeSamples.checked(Matrix(AgricultureTable.cells))

    private func below(_ space: DissimilaritySpace) -> [Double] {
        (1..<space.count).flatMap { row in (0..<row).map { space.dissimilarity(row, $0) } }
    }

    @Test func euclideanDistancesAreThoseOfDaisy() throws {
        let found = below(try Euclidean().space(of: Self.agriculture))
        for (distance, printed) in zip(found, AgricultureTable.euclidean) { #expect(abs(distance - printed) < 5.1e-7) }
        #expect(found.count == AgricultureTable.euclidean.count)
    }

    @Test func manhattanDistancesAreThoseOfDaisy() throws {
        let found = below(try Manhattan().space(of: Self.agriculture))
        #expect(found.agree(with: AgricultureTable.manhattan, within: 1e-13))
    }

    /// R's ordered factors are ranks here, which have the same ranges.
    @Test func gowersDissimilaritiesAreThoseOfDaisy() throws {
        let columns = FlowerTable.numbers
        let points = try Points(
            ids: (1...18).map(String.init), columns: ["V5", "V6", "V7", "V8"],
            values: Matrix((0..<18).map { row in columns.map { $0[row] } }),
            categories: zip(["V1", "V2", "V3", "V4"], FlowerTable.levels).map { name, levels in
                CategoricalColumn(name: name, cells: levels.map(String.init))
            })
        let found = below(try Gower().space(of: points))
        for (apart, printed) in zip(found, FlowerTable.dissimilarities) { #expect(abs(apart - printed) < 5.1e-8) }
        #expect(found.count == FlowerTable.dissimilarities.count)
    }

    /// Heights as `agnes` prints them, and the agglomerative coefficient: one minus the mean over rows of the height of a
    /// row's first merge, as a share of the last.
    @Test func treesOfAveragesAreThoseOfAgnes() throws {
        let trees = [
            (Self.agriculture, AgricultureTable.averageHeights, 0.781893),
            (Samples.ruspini, RuspiniFigures.averageHeights, 0.947954),
        ]
        for (points, heights, coefficient) in trees {
            let tree = try #require(Agglomerative(k: 4, linkage: .average).fit(points).tree)
            for (height, printed) in zip(tree.heights, heights) { #expect(abs(height - printed) < 5.1e-6) }
            #expect(tree.heights.count == heights.count)
            let firsts = tree.merges.flatMap { merge in
                [merge.first, merge.second].filter { $0 < tree.leafCount }.map { _ in merge.height / (tree.heights.last ?? 0) }
            }
            #expect(abs(1 - firsts.reduce(0, +) / Double(points.count) - coefficient) < 5.1e-7)
        }
    }

    /// Iris by `1 - cor(t(iris[, 1:4]))` in two clusters, as R 1.7.1 prints them (tests/silhouette-default.Rout.save).
    @Test func silhouettesByCorrelationAreThoseOfR() throws {
        let space = try Correlation().space(of: Samples.iris)
        let partition = Partition((0..<150).map { $0 < 50 ? 0 : 1 })
        let values = SilhouettePass([partition], in: Samples.iris).silhouettes(of: 0..<150) { row, cluster in
            partition.members(of: cluster + 1).reduce(0) { $0 + space.dissimilarity(row, $1) }
        }[0].compactMap(\.self)
        let (first, second) = (values.prefix(50), values.suffix(100))
        #expect(abs(first.reduce(0, +) / 50 - 0.9829965) < 5.1e-8)
        #expect(abs(second.reduce(0, +) / 100 - 0.9362626) < 5.1e-8)
        #expect(abs(values.reduce(0, +) / 150 - 0.9518406) < 5.1e-8)
        #expect(abs((values.min() ?? 0) - 0.5884) < 5.1e-5 && abs((values.max() ?? 0) - 0.9918) < 5.1e-5)
    }
}
