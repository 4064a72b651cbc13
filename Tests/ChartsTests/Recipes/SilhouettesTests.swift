import Testing

@testable import Charts

struct SilhouettesTests {
    @Test func aClusterWithoutLengthIsAHairlineAcrossZero() throws {
        let drawing = try Drawing(Silhouettes().render(.init(labels: [1, 1, 2], values: [0.6, 0.5, 0])))
        let widths = drawing.shapes("path").map { path in
            (path.corners.map(\.x).max() ?? 0) - (path.corners.map(\.x).min() ?? 0)
        }
        try #require(widths.count == 2)
        #expect(widths[0] > 100)
        #expect((4...8).contains(widths[1]))
        #expect(drawing.tooltips.contains("Cluster 2: 1 row, mean 0.00, 0 below zero"))
    }

    @Test func everyClusterIsNamedWithItsCountAndMean() throws {
        let drawing = try Drawing(Silhouettes().render(.init(labels: [1, 1, 2, nil], values: [0.5, 0.25, -0.5, nil])))
        #expect(Set(["1", "2", "0.38", "−0.50", "mean 0.08"]).isSubset(of: drawing.words))
        #expect(drawing.words.contains("3 of 4 rows in 2 clusters, 1 in none; mean 0.08, 1 below zero"))
    }

    @Test func leadersEndBesideTheProfilesOfTinyClusters() throws {
        let drawing = try Drawing(Silhouettes().render(Sample.silhouettes([90, 62, 41, 33, 25, 20, 12, 8, 4, 2, 1, 1])))
        let ends = drawing.shapes("line").flatMap(\.corners)
        for profile in drawing.shapes("path").suffix(4) {
            let (xs, ys) = (profile.corners.map(\.x), profile.corners.map(\.y))
            let middle = ((ys.min() ?? 0) + (ys.max() ?? 0)) / 2
            for side in [xs.min() ?? 0, xs.max() ?? 0] {
                #expect(ends.contains { abs($0.x - side) < 6 && abs($0.y - middle) < 0.01 })
            }
        }
    }

    @Test func oneClusterAndNoClusterAreExplained() throws {
        let one = try Drawing(Silhouettes().render(.init(labels: [1, 1], values: [nil, nil])))
        #expect(one.words.contains("The silhouette is not defined here."))
        #expect(one.words.joined(separator: " ").contains("there is only one cluster"))
        let none = try Drawing(Silhouettes().render(.init(labels: [nil], values: [nil], reason: "All are noise.")))
        #expect(none.words.contains("All are noise."))
    }
}
