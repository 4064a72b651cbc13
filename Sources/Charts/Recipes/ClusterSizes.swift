import SVG
import Vocabulary

/// A bar for every cluster, labelled with its count and its share of all rows.
public struct ClusterSizes: Recipe {
    public static let card = Card(
        name: "cluster_sizes",
        summary: "How many rows each cluster has, and which share of all.",
        discussion: """
            Bars stand in the order of the cluster numbers, which is the order of size for a fresh partition. Rows in no \
            cluster have a grey bar at the end. Bars begin at zero, so that lengths can be compared.
            """)

    public static var parameters: [Parameter<Self>] {
        frameParameters + [.option("orientation", \.orientation, "Which way the bars grow.")]
    }

    public var frame = Frame()
    public var orientation = Orientation.horizontal

    public init() {}

    /// A partition, and names for its clusters where they have any.
    public struct Input: Sendable {
        /// The cluster of every row, counted from 1; `nil` for a row in none.
        public let labels: [Int?]
        /// What to write beside a bar in place of the cluster's number.
        public let names: [Int: String]
        public let subject: Subject

        public init(labels: [Int?], names: [Int: String] = [:], subject: Subject = Subject()) {
            self.labels = labels
            self.names = names
            self.subject = subject
        }
    }

    public func draw(_ input: Input) throws(ChartError) -> Document {
        try ChartError.requireLabels(input.labels)
        let membership = Membership(input.labels)
        let title = input.subject.title("Cluster sizes")
        let subtitle = membership.phrase(of: input.subject)
        guard membership.rowCount > 0 else {
            let page = Page(frame, title: title, subtitle: subtitle)
            return page.document([
                Notice(sentence: "There is nothing to count.", reason: "The partition has no rows.", area: page.content)
            ])
        }
        let rows = membership.groups.map { Row($0, of: membership.rowCount, named: input.names) }
        return switch orientation {
        case .horizontal: horizontal(rows, title: title, subtitle: subtitle, unit: input.subject.units)
        case .vertical: vertical(rows, title: title, subtitle: subtitle, unit: input.subject.units)
        }
    }
}

extension ClusterSizes {
    /// What one bar says.
    private struct Row {
        let name: String
        let count: Int
        let share: String
        let colour: Colour
        let phrase: String

        init(_ group: Membership.Group, of total: Int, named names: [Int: String]) {
            name = group.label.flatMap { names[$0] } ?? group.name
            count = group.rows.count
            share = (100 * Double(count) / Double(total)).grouped(digits: 1) + "%"
            colour = ClusterLook(of: group.label).colour
            phrase = name == group.name ? group.phrase : "\(group.phrase) (\(name))"
        }

        var label: String { "\(count.grouped)  (\(share))" }
    }

    private static let barStep = (least: 17.0, most: 84.0)
    private static let thickest = (horizontal: 46.0, vertical: 120.0)

    private func horizontal(_ rows: [Row], title: String, subtitle: String, unit: String) -> Document {
        let page = Page(
            frame, title: title, subtitle: subtitle, neededHeight: Double(rows.count) * Self.barStep.least + Axis.topMargin)
        let nameWidth = min(page.content.width * 0.3, rows.map { TextStyle.label.width(of: $0.name) }.max() ?? 0)
        let left = max(nameWidth, TextStyle.label.width(of: "Cluster")) + 10
        let right = (rows.map { TextStyle.label.width(of: $0.label) }.max() ?? 0) + 6
        let area = page.content.inset(top: Axis.topMargin, right: right, left: left)
        let bands = BandScale(count: rows.count, from: area.top, to: area.bottom, widest: Self.barStep.most,
            thickest: Self.thickest.horizontal)
        let lengths = Self.lengths(rows, from: area.left, to: area.right)
        let headingY = area.top - 11
        var texts = [
            Texts.Text("Cluster", x: area.left - 8, y: headingY, fill: .muted, anchor: .end),
            Texts.Text(
                TextStyle.label.shortened("Number of \(unit) (share of all)", to: page.content.right - area.left),
                x: area.left, y: headingY, fill: .muted),
        ]
        for (position, row) in rows.enumerated() {
            let middle = bands.middle(of: position)
            let name = TextStyle.label.shortened(row.name, to: nameWidth)
            texts.append(Texts.Text(name, x: area.left - 8, y: middle, anchor: .end, title: row.name))
            texts.append(Texts.Text(row.label, x: lengths(Double(row.count)) + 6, y: middle))
        }
        let baseline = Rules.Rule(from: (area.left, area.top), to: (area.left, bands.end))
        return page.document([
            bars(rows, bands: bands, lengths: lengths), Rules(rules: [baseline], colour: .axis), Texts(texts),
        ])
    }

    private func vertical(_ rows: [Row], title: String, subtitle: String, unit: String) -> Document {
        let labelWidth = rows.map { max(TextStyle.label.width(of: $0.count.grouped), TextStyle.label.width(of: $0.share)) }
        let least = (labelWidth.max() ?? 0) + 8
        let page = Page(frame, width: Double(rows.count) * least + 2 * Page.padding, title: title, subtitle: subtitle)
        let line = TextStyle.label.lineHeight
        let frameArea = page.content.inset(top: Axis.topMargin)
        let bands = BandScale(
            count: rows.count, from: frameArea.left, to: frameArea.right, thickest: Self.thickest.vertical)
        let names = rows.map { TextStyle.label.wrapped($0.name, to: bands.step - 6, limit: 2) }
        let nameHeight = Double(names.map(\.count).max() ?? 1) * line
        let area = frameArea.inset(top: 2 * line + 4, bottom: nameHeight + line + 8)
        let lengths = Self.lengths(rows, from: area.bottom, to: area.top)
        var texts = [
            Texts.Text(
                TextStyle.label.shortened("↑ Number of \(unit), and share of all", to: area.width), x: area.left,
                y: frameArea.top - 11, fill: .muted),
            Texts.Text("Cluster", x: area.left, y: area.bottom + nameHeight + line / 2 + 8, fill: .muted),
        ]
        for (position, row) in rows.enumerated() {
            let middle = bands.middle(of: position)
            let tip = lengths(Double(row.count))
            texts.append(Texts.Text(row.count.grouped, x: middle, y: tip - 4 - 1.5 * line, anchor: .middle))
            texts.append(Texts.Text(row.share, x: middle, y: tip - 4 - 0.5 * line, fill: .muted, anchor: .middle))
            for (number, name) in names[position].enumerated() {
                let y = area.bottom + 6 + line * (Double(number) + 0.5)
                texts.append(Texts.Text(name, x: middle, y: y, anchor: .middle, title: row.name))
            }
        }
        let baseline = Rules.Rule(from: (area.left, area.bottom), to: (bands.end, area.bottom))
        return page.document([
            bars(rows, bands: bands, lengths: lengths), Rules(rules: [baseline], colour: .axis), Texts(texts),
        ])
    }

    /// The longest bar takes all the room: there is no axis that would have to end on a round number.
    private static func lengths(_ rows: [Row], from start: Double, to end: Double) -> LinearScale {
        LinearScale(exactly: 0...Double(max(1, rows.map(\.count).max() ?? 1)), from: start, to: end)
    }

    private func bars(_ rows: [Row], bands: BandScale, lengths: LinearScale) -> Bars {
        Bars(
            orientation: orientation, bands: bands, lengths: lengths,
            bars: rows.enumerated().map { position, row in
                Bars.Bar(
                    band: position, length: Double(row.count), fill: row.colour, title: "\(row.phrase): \(row.label)")
            })
    }
}
