import Charts
import Clustering
import Tables
import Vocabulary

extension Scores.Input {
    /// The scores of a sweep that was kept, over the number of clusters: a line for each method.
    ///
    /// - Throws: `Diagnostic` where the table is no sweep.
    init(sweep table: Table, name: String) throws {
        guard let k = table["k"], let method = table["method"], let place = table["place"] else {
            throw Diagnostic(
                .undefinedResult, "\(name) is not what sweep has made", given: name, expected: "sweep METHODS DATA k=2..10 as NAME first")
        }
        let (found, methods, places) = (try k.numbers, method.texts, try place.numbers)
        let counts = Set(found.compactMap { $0.map { Int($0) } }).sorted()
        let tried = Set(methods.compactMap(\.self)).sorted()
        let panels = try table.columnNames.compactMap { metric -> Scores.Panel? in
            guard let judge = JudgeName(value: .text(metric)) else { return nil }
            let scores = try table.column(metric).numbers
            let series = tried.map { method in
                let values = counts.map { count in
                    found.indices.first { methods[$0] == method && found[$0] == Double(count) }.flatMap { scores[$0] }
                }
                return Scores.Series(name: tried.count > 1 ? method : "", values: values)
            }
            return Scores.Panel(metric: metric, higherIsBetter: judge.metric?.direction == .higherIsBetter, series: series)
        }
        let best = places.firstIndex(of: 1).flatMap { found[$0] }
        self.init(clusterCounts: counts, panels: panels, chosen: best.map { Int($0) }, subject: Subject(name))
    }
}
