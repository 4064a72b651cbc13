import Foundation
import Testing

@testable import Charts

struct ProjectionTests {
    @Test func theBadgeOfASingleRowStandsBesideIt() throws {
        let circles = try Drawing(Projection().render(Sample.projection([1]))).shapes("circle")
        try #require(circles.count == 2)
        let (dot, badge) = (circles[0].corners[0], circles[1].corners[0])
        #expect(hypot(dot.x - badge.x, dot.y - badge.y) > circles[0].number("r") + circles[1].number("r"))
    }

    @Test func lanesReachTheFootOfThePage() throws {
        for sizes in [[4], [5, 3], [9, 7, 5, 3, 1]] {
            let drawing = try Drawing(Projection().render(Sample.projection(sizes, components: 1)))
            #expect(drawing.texts.map(\.area.bottom).max() ?? 0 > drawing.height - 32)
        }
    }

    @Test func outliersAreHollowAndCounted() throws {
        let input = Projection.Input(
            rows: ["a", "b", "c"], components: [[0, 1, 2], [0, 1, 0]], labels: [1, 1, nil], outliers: [2, 17])
        let drawing = try Drawing(Projection().render(input))
        #expect(drawing.words.contains("2 of 3 rows in 1 cluster, 1 in none; 1 outlier, drawn hollow"))
        #expect(drawing.shapes("circle").count { $0.attributes["fill"] == "none" } == 1)
        #expect(drawing.tooltips.contains("c, no cluster, outlier"))
    }

    @Test func oneUnitIsAsLongOnBothAxesUnlessSaidOtherwise() throws {
        let input = Projection.Input(rows: ["a", "b"], components: [[0, 10], [0, 1]], labels: [nil, nil])
        #expect(try slope(Projection(), input).rounded() == 10)
        #expect(try slope(Sample.with(Projection()) { $0.isEqual = false }, input).rounded() < 5)
    }

    /// Pixels across for one pixel down between the only two dots.
    private func slope(_ recipe: Projection, _ input: Projection.Input) throws -> Double {
        let dots = try Drawing(recipe.render(input)).shapes("circle").flatMap(\.corners)
        try #require(dots.count == 2)
        return abs((dots[1].x - dots[0].x) / (dots[1].y - dots[0].y))
    }
}
