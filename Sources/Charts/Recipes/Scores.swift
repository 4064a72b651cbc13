import SVG
import Vocabulary

/// Metrics over the number of clusters, each in a panel with a scale of its own.
public struct Scores: Recipe {
    public static let card = Card(
        name: "scores",
        summary: "Metrics over the number of clusters, with the chosen one marked.",
        discussion: """
            Every metric has a panel with its own scale: their units have nothing in common, only the number of clusters \
            has. Scales begin where the values do, not at zero; what counts is where a line turns. A line is broken where \
            its metric is not defined.
            """)

    public var frame = Frame()

    public init() {}

    /// The scores of a sweep.
    public struct Input: Sendable {
        /// The numbers of clusters that were tried, rising.
        public let clusterCounts: [Int]
        public let panels: [Panel]
        /// The number of clusters that was chosen; `nil` where none was.
        public let chosen: Int?
        public let subject: Subject

        public init(clusterCounts: [Int], panels: [Panel], chosen: Int? = nil, subject: Subject = Subject()) {
            self.clusterCounts = clusterCounts
            self.panels = panels
            self.chosen = chosen
            self.subject = subject
        }
    }

    /// A metric and its values for one or several algorithms.
    public struct Panel: Sendable {
        public let metric: String
        /// `nil` where the metric has no direction.
        public let higherIsBetter: Bool?
        public let series: [Series]

        public init(metric: String, higherIsBetter: Bool?, series: [Series]) {
            self.metric = metric
            self.higherIsBetter = higherIsBetter
            self.series = series
        }

        /// A metric of one algorithm, which needs no name.
        public init(metric: String, higherIsBetter: Bool?, values: [Double?]) {
            self.init(metric: metric, higherIsBetter: higherIsBetter, series: [Series(name: "", values: values)])
        }
    }

    /// The values of one algorithm.
    public struct Series: Sendable {
        public let name: String
        /// A value for each number of clusters; `nil` where it is not defined.
        public let values: [Double?]

        public init(name: String, values: [Double?]) {
            self.name = name
            self.values = values
        }
    }

    public func draw(_ input: Input) throws(ChartError) -> Document {
        for series in input.panels.flatMap(\.series) {
            try ChartError.requireEqualLengths("scores", series.values.count, "cluster counts", input.clusterCounts.count)
            try ChartError.requireFinite("score", series.values)
        }
        let title = input.subject.title("Scores by number of clusters")
        guard !input.clusterCounts.isEmpty, !input.panels.isEmpty else {
            let page = Page(frame, title: title, subtitle: "No scores")
            let reason = input.panels.isEmpty ? "No metric was computed." : "No number of clusters was tried."
            return page.document([Notice(sentence: "There are no scores.", reason: reason, area: page.content)])
        }
        return panels(input, title: title)
    }
}

extension Scores {
    private static let least = (cellHeight: 120.0, plotWidth: 200.0)
    private static let gap = (rows: 14.0, columns: 28.0)

    private func panels(_ input: Input, title: String) -> Document {
        let names = input.panels.flatMap(\.series).map(\.name)
        let nameWidth = min(130, names.map { TextStyle.label.width(of: $0) }.max() ?? 0)
        let rightMargin = nameWidth > 0 ? nameWidth + 10 : 14
        let fitsTwo = Double(frame.width) >= 2 * (Self.least.plotWidth + rightMargin)
        let columns = input.panels.count > 2 && fitsTwo ? 2 : 1
        let rows = (input.panels.count + columns - 1) / columns
        let page = Page(
            frame, title: title, subtitle: Self.subtitle(input),
            neededHeight: Double(rows) * (Self.least.cellHeight + Self.gap.rows) + ScorePanel.titleRoom - Self.gap.rows)
        let cells = page.content.inset(bottom: ScorePanel.titleRoom)
            .cells(rows: rows, columns: columns, rowGap: Self.gap.rows, columnGap: Self.gap.columns)
        var panels = input.panels.enumerated().map { position, panel in
            ScorePanel(
                metric: panel.metric, direction: panel.direction,
                series: panel.series.map { ScorePanel.Series(name: $0.name, values: $0.values) },
                clusterCounts: input.clusterCounts, chosen: input.chosen,
                hasAxisTitle: position + columns >= input.panels.count, cell: cells[position], rightMargin: rightMargin)
        }
        let leftMargin = panels.map(\.neededLeftMargin).max() ?? 0
        for position in panels.indices { panels[position].leftMargin = leftMargin }
        return page.document(panels)
    }

    private static func subtitle(_ input: Input) -> String {
        let counts = input.clusterCounts
        let (first, last) = (counts.min() ?? 0, counts.max() ?? 0)
        let tried = first == last ? first.counted("cluster") : "\(first.grouped) to \(last.counted("cluster"))"
        return "\(tried) tried, \(input.chosen?.grouped ?? "none") chosen"
    }
}

extension Scores.Panel {
    fileprivate var direction: String {
        higherIsBetter.map { $0 ? "higher is better" : "lower is better" } ?? ""
    }
}
