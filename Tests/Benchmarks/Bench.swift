import Foundation

/// Times the budgets of the design beside their Python counterparts: `make bench`.
///
/// `BENCH` chooses rows by name, `BENCH_LINES` the number of made-up sales lines, `CLUSTERING_DATA` the real year.
@main
enum Bench {
    static func main() async throws {
        if try Child.launched(by: CommandLine.arguments) || WideBenchmark.launched(by: CommandLine.arguments) { return }
        let place = try Place()
        let names = Rows.all.map(\.name)
        if let unknown = place.chosen.first(where: { !names.contains($0) }) {
            tell("BENCH: there is no \(unknown); there are \(names.joined(separator: ", "))")
            exit(64)
        }
        try place.clean()
        tell("measuring the machine")
        var report = Report(on: Machine())
        var hasFailed = false
        for row in Rows.all where place.chosen.isEmpty || place.chosen.contains(row.name) {
            do {
                tell("\(row.name): \(row.title)")
                let ours = try await Measurement(of: try await row.prepared(in: place))
                tell("\(row.name): the same in Python")
                report.add(row, ours: ours, reference: try await Measurement(reference: row, in: place))
            } catch let skipped as Skipped {
                report.add(row, "skipped", because: skipped.reason)
            } catch {
                hasFailed = true
                report.add(row, "failed", because: String(describing: error))
            }
            tell(report.last)
        }
        try place.clean()
        print(report.text)
        if hasFailed { exit(1) }
    }

    private static func tell(_ line: String) {
        FileHandle.standardError.write(Data((line + "\n").utf8))
    }
}
