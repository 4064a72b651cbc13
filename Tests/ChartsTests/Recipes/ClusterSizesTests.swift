import Testing

@testable import Charts

struct ClusterSizesTests {
    @Test(arguments: Orientation.allCases) func barsAreAsLongAsTheirCounts(_ orientation: Orientation) throws {
        let drawing = try Drawing(recipe(orientation).render(.init(labels: Sample.labels([8, 4, 1], unassigned: 2))))
        let lengths = drawing.shapes("rect").dropFirst().map {
            $0.number(orientation == .horizontal ? "width" : "height")
        }
        try #require(lengths.count == 4)
        for (length, count) in zip(lengths, [8.0, 4, 1, 2]) { #expect(abs(length / lengths[0] - count / 8) < 1e-4) }
    }

    @Test(arguments: 1...9) func uprightBarsUseTheWholeWidth(_ clusters: Int) throws {
        let drawing = try Drawing(recipe(.vertical).render(.init(labels: Sample.labels(Array(repeating: 5, count: clusters)))))
        let names = drawing.texts.filter { $0.content == "1" || $0.content == "\(clusters)" }.map(\.area.middle.x)
        let (first, last) = (names.min() ?? 0, names.max() ?? 0)
        #expect(abs(first + last - drawing.width) < 1)
    }

    @Test func sharesAreOfAllRows() throws {
        let drawing = try Drawing(ClusterSizes().render(.init(labels: [1, 1, nil, nil, nil], names: [1: "City"])))
        #expect(Set(["City", "2  (40.0%)", "none", "3  (60.0%)"]).isSubset(of: drawing.words))
        #expect(drawing.tooltips.contains("Cluster 1 (City): 2  (40.0%)"))
    }

    private func recipe(_ orientation: Orientation) -> ClusterSizes {
        Sample.with(ClusterSizes()) { $0.orientation = orientation }
    }
}
