import Testing

@testable import Charts

struct ScoresTests {
    @Test(arguments: [(1, 1), (2, 1), (3, 2), (4, 2), (5, 2)])
    func theAxisOfCountsIsNamedOnceInEveryColumn(_ panels: Int, _ columns: Int) throws {
        let drawing = try draw(panels)
        #expect(drawing.words.count { $0.hasPrefix("Number of clusters") } == columns)
    }

    @Test(arguments: 1...6) func upToSixPanelsFitThePageThatWasAskedFor(_ panels: Int) throws {
        let drawing = try draw(panels)
        #expect(drawing.height == 500)
        #expect(drawing.width == 800)
    }

    @Test func aNarrowPageHasOneColumn() throws {
        var recipe = Scores()
        recipe.frame = Frame(width: 400, height: 300)
        let drawing = try draw(4, recipe)
        #expect(drawing.words.count { $0.hasPrefix("Number of clusters") } == 1)
        #expect(drawing.width == 400)
    }

    @Test func noAxisWithoutATitleDrawsAnArrow() throws {
        #expect(try !draw(3).words.contains { $0.hasPrefix("↑") })
    }

    @Test func everyPanelSaysItsDirectionAndItsChosenValue() throws {
        let drawing = try Drawing(
            Scores().render(
                .init(
                    clusterCounts: [2, 3, 4],
                    panels: [
                        .init(metric: "silhouette", higherIsBetter: true, values: [0.21, 0.5432, 0.4]),
                        .init(metric: "davies_bouldin", higherIsBetter: false, values: [1.9, 0.75, nil]),
                        .init(metric: "gap", higherIsBetter: nil, values: [nil, nil, nil]),
                    ], chosen: 3)))
        #expect(Set(["0.5432", "0.7500", "higher is better", "lower is better", "Not defined"]).isSubset(of: drawing.words))
        #expect(drawing.words.contains("2 to 4 clusters tried, 3 chosen"))
    }

    @Test func aLineIsBrokenWhereAValueIsNotDefined() throws {
        let panel = Scores.Panel(metric: "silhouette", higherIsBetter: true, values: [0.1, 0.2, nil, 0.3])
        let drawing = try Drawing(Scores().render(.init(clusterCounts: [2, 3, 4, 5], panels: [panel])))
        let line = try #require(drawing.shapes("path").first)
        #expect(line.attributes["d"]?.count { $0 == "M" } == 2)
    }

    private func draw(_ panels: Int, _ recipe: Scores = Scores()) throws -> Drawing {
        let metrics = ["silhouette", "calinski_harabasz", "davies_bouldin", "inertia", "gap", "dunn"].prefix(panels)
        return try Drawing(recipe.render(Sample.scores(Array(metrics), algorithms: [""])))
    }
}
