import Foundation
import Testing

@testable import Charts

/// What holds for every chart, whatever it shows.
struct DrawingTests {
    @Test(arguments: Sample.all + Sample.edges) func everyChartIsWellFormed(_ sample: Sample) throws {
        let drawing = try Drawing(try sample.render())
        #expect(drawing.counts["svg"] == 1)
        #expect(drawing.counts["script"] == nil)
        #expect(!drawing.texts.isEmpty)
    }

    @Test(arguments: Sample.all + Sample.edges) func nothingIsDrawnOffThePage(_ sample: Sample) throws {
        let drawing = try Drawing(try sample.render())
        let page = Area(left: -0.001, top: -0.001, right: drawing.width + 0.001, bottom: drawing.height + 0.001)
        let outside = drawing.shapes.flatMap(\.corners).filter {
            !page.contains(Area(left: $0.x, top: $0.y, right: $0.x, bottom: $0.y))
        }
        #expect(outside.isEmpty)
    }

    @Test(arguments: Sample.all + Sample.edges) func noTextRunsOffThePage(_ sample: Sample) throws {
        let drawing = try Drawing(try sample.render())
        let page = Area(left: 4, top: 4, right: drawing.width - 4, bottom: drawing.height - 4)
        #expect(drawing.texts.filter { !page.contains($0.area) }.map(\.content) == [])
    }

    @Test(arguments: Sample.all) func noTextHidesAnother(_ sample: Sample) throws {
        let texts = try Drawing(try sample.render()).texts
        for (position, text) in texts.enumerated() {
            let hidden = texts.dropFirst(position + 1).filter { overlap($0.area, text.area) }
            #expect(hidden.map(\.content) == [], "hidden by \(text.content)")
        }
    }

    @Test(arguments: Sample.all) func theSameValueGivesTheSameFile(_ sample: Sample) throws {
        let (first, second) = (try sample.render(), try sample.render())
        #expect(first == second)
    }

    private func overlap(_ one: Area, _ other: Area) -> Bool {
        one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom
    }
}
