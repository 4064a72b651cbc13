import SVG
import Vocabulary

/// The silhouette of every row, in sorted bars cluster by cluster.
public struct Silhouettes: Recipe {
    public static let card = Card(
        name: "silhouette",
        summary: "How much better each row fits its own cluster than the next.",
        discussion: """
            A silhouette near 1 means the row is much nearer to its own cluster than to any other, 0 that it lies between \
            two, below 0 that it would fit another better. Clusters are as high as they have rows; a good partition shows \
            profiles of like shape that pass the mean. The silhouette is not defined for fewer than two clusters.
            """,
        references: ["Rousseeuw, Silhouettes: a graphical aid, J. Comput. Appl. Math. 20 (1987) 53–65."])

    public var frame = Frame()

    public init() {}

    /// A partition and the silhouettes of its rows.
    public struct Input: Sendable {
        /// The cluster of every row, counted from 1; `nil` for a row in none.
        public let labels: [Int?]
        /// The silhouette of every row, from −1 to 1; `nil` where it is not defined. Not drawn for rows in no cluster.
        public let values: [Double?]
        /// Why no silhouette is defined, where the reason is not the number of clusters.
        public let reason: String?
        public let subject: Subject

        public init(labels: [Int?], values: [Double?], reason: String? = nil, subject: Subject = Subject()) {
            self.labels = labels
            self.values = values
            self.reason = reason
            self.subject = subject
        }
    }

    public func draw(_ input: Input) throws(ChartError) -> Document {
        try ChartError.requireLabels(input.labels)
        try ChartError.requireEqualLengths("silhouettes", input.values.count, "labels", input.labels.count)
        try ChartError.requireFinite("silhouette", input.values)
        let membership = Membership(input.labels)
        let title = input.subject.title("Silhouettes")
        let subtitle = membership.phrase(of: input.subject)
        let groups = membership.clusters.compactMap { Group($0, values: input.values) }
        guard membership.clusters.count > 1, !groups.isEmpty else {
            let page = Page(frame, title: title, subtitle: subtitle)
            let reason = Self.reason(input, membership)
            return page.document([
                Notice(sentence: "The silhouette is not defined here.", reason: reason, area: page.content)
            ])
        }
        return profiles(groups, title: title, subtitle: subtitle, subject: input.subject)
    }
}

extension Silhouettes {
    /// A cluster with at least one silhouette.
    private struct Group {
        let cluster: Membership.Group
        /// Falling.
        let values: [Double]

        init?(_ cluster: Membership.Group, values: [Double?]) {
            let defined = cluster.rows.compactMap { values[$0] }.sorted(by: >)
            guard !defined.isEmpty else { return nil }
            self.cluster = cluster
            self.values = defined
        }

        var sum: Double { values.reduce(0, +) }
        var mean: Double { sum / Double(values.count) }
    }

    private static func reason(_ input: Input, _ membership: Membership) -> String {
        if let reason = input.reason { return reason }
        return switch membership.clusters.count {
        case 0: "There is no cluster, so there is nothing a \(input.subject.unit) could be near to."
        case 1:
            "It compares the distance to a \(input.subject.unit)'s own cluster with the distance to the nearest other "
                + "cluster, and there is only one cluster."
        default: "No \(input.subject.unit) in a cluster has a silhouette."
        }
    }

    private static func text(_ value: Double) -> String {
        value.grouped(digits: 2).replacing("-", with: "−")
    }
}

extension Silhouettes {
    private static let gap = 7.0
    private static let leastLabelDistance = 15.0

    private func profiles(_ groups: [Group], title: String, subtitle: String, subject: Subject) -> Document {
        let count = groups.reduce(0) { $0 + $1.values.count }
        let mean = groups.reduce(0) { $0 + $1.sum } / Double(count)
        let below = groups.reduce(0) { $0 + $1.values.count { $0 < 0 } }
        let page = Page(
            frame, title: title, subtitle: "\(subtitle); mean \(Self.text(mean)), \(below.grouped) below zero",
            neededHeight: Double(groups.count) * Self.leastLabelDistance + Axis.topMargin + Axis.bottomMargin)
        let columns = Columns(groups, subject: subject)
        let area = page.content.inset(
            top: Axis.topMargin, right: columns.rightWidth, bottom: Axis.bottomMargin, left: columns.leftWidth)
        let lowest = groups.lazy.compactMap(\.values.last).min() ?? 0
        let x = LinearScale(
            covering: [min(0, lowest), 1], from: area.left, to: area.right, tickCount: Int(area.width / 90))
        let extents = Self.extents(groups, in: area)
        let profiles = zip(groups, extents).map { group, extent in
            Profiles.Profile(
                top: extent.lowerBound, height: extent.upperBound - extent.lowerBound, values: group.values,
                fill: ClusterLook(of: group.cluster.label).colour, title: columns.tooltip(group))
        }
        let meanText = "mean \(Self.text(mean))"
        let meanRoom = TextStyle.label.width(of: meanText) / 2
        let meanX = min(max(x(mean), area.left + meanRoom), area.right - meanRoom)
        return page.document([
            Axis(side: .bottom, scale: x, area: area, title: "Silhouette (−1 to 1, no unit)"),
            Rules(rules: [Rules.down(area, at: x(0))], colour: .axis),
            Profiles(x: x, profiles: profiles),
            Rules(rules: [Rules.down(area, at: x(mean))], colour: .ink, width: 1.25, isDashed: true),
            Texts([Texts.Text(meanText, x: meanX, y: area.top - 11, anchor: .middle)]),
            columns.marks(groups, beside: extents, area: area, x: x),
        ])
    }

    /// Where each profile stands: as high as the cluster has rows, but never too thin to be seen.
    private static func extents(_ groups: [Group], in area: Area) -> [ClosedRange<Double>] {
        let gap = min(Self.gap, area.height / Double(3 * groups.count))
        let room = area.height - gap * Double(groups.count - 1)
        let count = Double(groups.reduce(0) { $0 + $1.values.count })
        let wanted = groups.map { max(2, room * Double($0.values.count) / count) }
        let squeeze = room / wanted.reduce(0, +)
        var top = area.top
        return wanted.map { height in
            defer { top += height * squeeze + gap }
            return top...(top + height * squeeze)
        }
    }

    /// What stands beside the profiles: the cluster's number to the left, its rows and mean to the right.
    private struct Columns {
        let subject: Subject
        let units: String
        let leftWidth: Double
        let rowsWidth: Double
        let meanWidth: Double

        /// From the end of a leader line to the label, in pixels.
        static let leader = 12.0

        init(_ groups: [Group], subject: Subject) {
            func width(_ texts: [String]) -> Double { texts.map { TextStyle.label.width(of: $0) }.max() ?? 0 }
            self.subject = subject
            units = TextStyle.label.shortened(subject.units, to: 90)
            leftWidth = max(width(["Cluster"]), width(groups.map(\.cluster.name)) * 1.2) + Self.leader + 4
            rowsWidth = width([units] + groups.map { $0.values.count.grouped })
            meanWidth = width(["mean"] + groups.map { text($0.mean) })
        }

        var rightWidth: Double { Self.leader + 4 + rowsWidth + 12 + meanWidth }

        func tooltip(_ group: Group) -> String {
            let below = group.values.count { $0 < 0 }
            let rows = group.values.count.counted(subject.unit, subject.units)
            return "\(group.cluster.phrase): \(rows), mean \(text(group.mean)), \(below.grouped) below zero"
        }

        func marks(_ groups: [Group], beside extents: [ClosedRange<Double>], area: Area, x: LinearScale) -> Labels {
            let middles = extents.map { ($0.lowerBound + $0.upperBound) / 2 }
            let bounds = (area.top + 5)...(area.bottom - 5)
            let places = Spacing.apart(middles, by: leastLabelDistance, in: bounds)
            let rowsX = area.right + Self.leader + 4 + rowsWidth
            let meanX = rowsX + 12 + meanWidth
            var texts = [
                Texts.Text("Cluster", x: area.left - Self.leader, y: area.top - 11, fill: .muted, anchor: .end),
                Texts.Text(units, x: rowsX, y: area.top - 11, fill: .muted, anchor: .end),
                Texts.Text("mean", x: meanX, y: area.top - 11, fill: .muted, anchor: .end),
            ]
            var leaders: [Rules.Rule] = []
            for (index, group) in groups.enumerated() {
                let y = places[index]
                texts.append(
                    Texts.Text(group.cluster.name, x: area.left - Self.leader, y: y, style: .strong, anchor: .end))
                texts.append(Texts.Text(group.values.count.grouped, x: rowsX, y: y, anchor: .end))
                texts.append(Texts.Text(text(group.mean), x: meanX, y: y, anchor: .end))
                if abs(y - middles[index]) > 3 { leaders += Self.leaders(group, at: middles[index], to: y, area: area, x: x) }
            }
            return Labels(texts: texts, leaders: leaders)
        }

        /// From the labels on both sides to the edges of the area, and on to where the profile begins and ends.
        private static func leaders(
            _ group: Group, at middle: Double, to label: Double, area: Area, x: LinearScale
        ) -> [Rules.Rule] {
            let (low, high) = (x(min(0, group.values.last ?? 0)) - 4, x(max(0, group.values.first ?? 0)) + 4)
            let (left, right) = (min(area.left, low), max(area.right, high))
            return [
                Rules.Rule(from: (area.left - leader + 2, label), to: (left, middle)),
                Rules.Rule(from: (left, middle), to: (low, middle)),
                Rules.Rule(from: (high, middle), to: (right, middle)),
                Rules.Rule(from: (right, middle), to: (area.right + leader, label)),
            ]
        }
    }
}
