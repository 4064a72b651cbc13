import Foundation
import Testing

@testable import Charts

/// Every sample looks as it did when a person last approved it.
///
/// After a wanted change: `RECORD_GOLDEN=1 swift test --filter GoldenTests`, look at every file in `Golden/`, and commit them.
/// A run that records fails, so that it cannot pass for a test.
struct GoldenTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")

    @Test(arguments: Sample.all) func theChartIsUnchanged(_ sample: Sample) throws {
        let file = Self.folder.appending(path: sample.name + ".svg")
        let drawn = try sample.render()
        if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] != nil {
            try drawn.write(to: file, atomically: true, encoding: .utf8)
            Issue.record("recorded \(sample.name).svg; look at it and run again without RECORD_GOLDEN")
            return
        }
        let golden = try String(contentsOf: file, encoding: .utf8)
        #expect(Self.firstDifference(drawn, golden) == nil)
    }

    @Test func everyGoldenFileHasItsSample() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
        #expect(files.sorted() == Sample.all.map { $0.name + ".svg" }.sorted())
    }

    @Test func aDifferenceOfMoreThanAThousandthIsFound() {
        #expect(Self.firstDifference("<a x=\"1.002\"/>", "<a x=\"1.001\"/>") == nil)
        #expect(Self.firstDifference("<a x=\"1.004\"/>", "<a x=\"1.001\"/>") != nil)
        #expect(Self.firstDifference("<a x=\"1\"/>", "<b x=\"1\"/>") != nil)
        #expect(Self.firstDifference("<a x=\"1\"/>", "<a x=\"1\"/>\n<b/>") != nil)
    }

    /// The first line that differs by more than a thousandth in a number or by anything else.
    ///
    /// Sines and logarithms differ in their last digit between C libraries, and that can tip a rounding.
    private static func firstDifference(_ drawn: String, _ golden: String) -> String? {
        let lines = (drawn.split(separator: "\n"), golden.split(separator: "\n"))
        if lines.0.count != lines.1.count { return "\(lines.0.count) lines, \(lines.1.count) expected" }
        let pair = zip(lines.0, lines.1).first { $0 != $1 && !isClose($0, $1) }
        return pair.map { "drawn: \($0)\ngolden: \($1)" }
    }

    private static func isClose(_ drawn: Substring, _ golden: Substring) -> Bool {
        let number = /-?[0-9]+(\.[0-9]+)?/
        guard drawn.replacing(number, with: "#") == golden.replacing(number, with: "#") else { return false }
        return zip(drawn.matches(of: number), golden.matches(of: number)).allSatisfy { drawn, golden in
            guard let drawn = Double(drawn.output.0), let golden = Double(golden.output.0) else { return false }
            return abs(drawn - golden) < 0.0015
        }
    }
}
