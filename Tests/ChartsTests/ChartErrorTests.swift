import Testing
import Vocabulary

@testable import Charts

/// What every recipe refuses, and how it says so.
struct ChartErrorTests {
    static let notNumbers = [Double.nan, .infinity, -.infinity, 1e100]

    @Test func sizesRefuseALabelBelowOne() {
        #expect(throws: ChartError.labelBelowOne(0, row: 2)) { try ClusterSizes().draw(.init(labels: [1, nil, 0])) }
    }

    @Test func aProjectionRefusesALabelBelowOne() {
        #expect(throws: ChartError.labelBelowOne(-1, row: 1)) { try Projection().draw(projection(labels: [1, -1])) }
    }

    @Test func aProjectionRefusesColumnsOfUnequalLength() {
        #expect(throws: ChartError.unequalLengths("rows", 2, "labels", 1)) {
            try Projection().draw(projection(labels: [1]))
        }
        #expect(throws: ChartError.unequalLengths("component 2", 1, "labels", 2)) {
            try Projection().draw(projection(components: [[1, 2], [3]]))
        }
    }

    @Test(arguments: notNumbers) func aProjectionRefusesWhatIsNoNumber(_ value: Double) {
        #expect(throws: ChartError.notFinite("component 2", row: 1, value: "\(value)")) {
            try Projection().draw(projection(components: [[1, 2], [3, value]]))
        }
        #expect(throws: ChartError.notFinite("variance share", row: 0, value: "\(value)")) {
            try Projection().draw(projection(shares: [value]))
        }
    }

    @Test func aProjectionDoesNotLookAtComponentsItDoesNotDraw() throws {
        let drawn = try Projection().render(projection(components: [[1, 2], [3, 4], [.nan]]))
        #expect(try drawn == Projection().render(projection()))
    }

    @Test(arguments: notNumbers) func silhouettesRefuseWhatIsNoNumber(_ value: Double) {
        #expect(throws: ChartError.notFinite("silhouette", row: 2, value: "\(value)")) {
            try Silhouettes().draw(.init(labels: [1, 2, 2], values: [0, nil, value]))
        }
    }

    @Test func silhouettesRefuseLabelsBelowOneAndUnequalLengths() {
        #expect(throws: ChartError.labelBelowOne(0, row: 0)) {
            try Silhouettes().draw(.init(labels: [0], values: [nil]))
        }
        #expect(throws: ChartError.unequalLengths("silhouettes", 1, "labels", 2)) {
            try Silhouettes().draw(.init(labels: [1, 2], values: [0.5]))
        }
    }

    @Test(arguments: notNumbers) func scoresRefuseWhatIsNoNumber(_ value: Double) {
        #expect(throws: ChartError.notFinite("score", row: 1, value: "\(value)")) {
            try Scores().draw(scores([0.5, value]))
        }
    }

    @Test func scoresRefuseMoreValuesThanCounts() {
        #expect(throws: ChartError.unequalLengths("scores", 3, "cluster counts", 2)) {
            try Scores().draw(scores([0.5, 0.4, 0.3]))
        }
    }

    @Test func everyErrorGivesItsCodeAndTheValue() {
        #expect(ChartError.unequalLengths("rows", 2, "labels", 1_000).diagnostic.code == .wrongKind)
        #expect(ChartError.unequalLengths("rows", 2, "labels", 1_000).diagnostic.given == "2 and 1,000")
        #expect(ChartError.notFinite("score", row: 0, value: "nan").diagnostic.code == .notFinite)
        #expect(ChartError.labelBelowOne(0, row: 41).diagnostic.code == .outOfRange)
        #expect(ChartError.labelBelowOne(0, row: 41).diagnostic.given == "0")
    }

    private func projection(
        components: [[Double]] = [[1, 2], [3, 4]], shares: [Double] = [], labels: [Int?] = [1, 2]
    ) -> Projection.Input {
        .init(rows: ["a", "b"], components: components, varianceShares: shares, labels: labels)
    }

    private func scores(_ values: [Double?]) -> Scores.Input {
        .init(clusterCounts: [2, 3], panels: [.init(metric: "silhouette", higherIsBetter: true, values: values)])
    }
}
