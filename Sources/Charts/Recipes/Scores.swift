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
    private static let leastPanelHeight = 96.0

    private func panels(_ input: Input, title: String) -> Document {
        let columns = input.panels.count > 3 ? 2 : 1
        let rows = (input.panels.count + columns - 1) / columns
        let page = Page(
            frame, title: title, subtitle: Self.subtitle(input), neededHeight: Double(rows) * (Self.leastPanelHeight + 60))
        let cells = page.content.cells(rows: rows, columns: columns, rowGap: 14, columnGap: 28)
        let names = input.panels.flatMap(\.series).map(\.name)
        let nameWidth = min(130, names.map { TextStyle.label.width(of: $0) }.max() ?? 0)
        let left = input.panels.map { panel in
            Axis.leftMargin(ScorePanel.scale(of: panel, from: Self.leastPanelHeight, to: 0))
        }
        let margins = (left: left.max() ?? 0, right: nameWidth > 0 ? nameWidth + 10 : 14)
        return page.document(
            zip(input.panels, cells).map { panel, cell in
                ScorePanel(
                    panel: panel, clusterCounts: input.clusterCounts, chosen: input.chosen, cell: cell,
                    leftMargin: margins.left, rightMargin: margins.right)
            })
    }

    private static func subtitle(_ input: Input) -> String {
        let counts = input.clusterCounts
        let (first, last) = (counts.min() ?? 0, counts.max() ?? 0)
        let tried = first == last ? "k = \(first)" : "k = \(first) to \(last)"
        guard let chosen = input.chosen else { return "\(tried) clusters tried, none chosen" }
        return "\(tried) clusters tried, k = \(chosen) chosen"
    }
}
