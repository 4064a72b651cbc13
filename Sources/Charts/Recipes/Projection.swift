import Foundation
import SVG
import Vocabulary

/// The rows in the plane of their first two principal components, coloured by cluster.
public struct Projection: Recipe {
    public static let card = Card(
        name: "projection",
        summary: "Rows on their first two components, coloured by cluster.",
        discussion: """
            A shadow of the data: rows far apart here are far apart, rows close together here may still differ in the \
            components that are not drawn. The share of variance beside each axis says how much the shadow keeps. One \
            unit is as long on both axes, so distances can be compared, unless equal=false. Every cluster's number stands \
            at its mean. With one component each cluster has a lane of its own on one axis.
            """)

    public static var parameters: [Parameter<Self>] {
        frameParameters + [.option("equal", \.isEqual, "Whether one unit is as long on both axes.")]
    }

    public var frame = Frame()
    /// Whether one unit is as long on both axes.
    public var isEqual = true

    public init() {}

    /// A partition of rows with components.
    public struct Input: Sendable {
        /// The identity of every row, shown as a tooltip.
        public let rows: [String]
        /// A column for each component, largest variance first, with a value for each row; the third and later are not drawn.
        public let components: [[Double]]
        /// The share of all variance each component has, from 0 to 1; empty where that is not known.
        public let varianceShares: [Double]
        /// The cluster of every row, counted from 1; `nil` for a row in none.
        public let labels: [Int?]
        /// The positions of rows found to be outliers, counted from 0; drawn hollow.
        public let outliers: Set<Int>
        public let subject: Subject

        public init(
            rows: [String], components: [[Double]], varianceShares: [Double] = [], labels: [Int?],
            outliers: Set<Int> = [], subject: Subject = Subject()
        ) {
            self.rows = rows
            self.components = components
            self.varianceShares = varianceShares
            self.labels = labels
            self.outliers = outliers
            self.subject = subject
        }
    }

    public func draw(_ input: Input) throws(ChartError) -> Document {
        try Self.check(input)
        let membership = Membership(input.labels)
        let subtitle = Self.subtitle(input, membership)
        let title = input.subject.title("Projection")
        guard membership.rowCount > 0, let first = input.components.first else {
            let reason =
                membership.rowCount == 0
                ? "The partition has no rows."
                : "The rows have no components: no column was left in which they differ."
            let page = Page(frame, title: title, subtitle: subtitle)
            return page.document([Notice(sentence: "There is nothing to project.", reason: reason, area: page.content)])
        }
        guard input.components.count > 1 else {
            return lanes(first, input, membership, title: title, subtitle: subtitle)
        }
        return plane(first, input.components[1], input, membership, title: title, subtitle: subtitle)
    }
}

extension Projection {
    private static func check(_ input: Input) throws(ChartError) {
        let count = input.labels.count
        try ChartError.requireLabels(input.labels)
        try ChartError.requireEqualLengths("rows", input.rows.count, "labels", count)
        for (position, component) in input.components.prefix(2).enumerated() {
            let name = "component \(position + 1)"
            try ChartError.requireEqualLengths(name, component.count, "labels", count)
            try ChartError.requireFinite(name, component)
        }
        try ChartError.requireFinite("variance share", input.varianceShares)
    }

    private static func subtitle(_ input: Input, _ membership: Membership) -> String {
        let outliers = input.outliers.intersection(input.labels.indices).count
        let hollow = outliers == 0 ? "" : "; \(outliers.counted("outlier")), drawn hollow"
        return membership.phrase(of: input.subject) + hollow
    }

    /// What an axis shows: `Component 1 (43.2% of variance)`.
    private static func axisTitle(_ position: Int, _ input: Input) -> String {
        guard input.varianceShares.indices.contains(position) else { return "Component \(position + 1)" }
        return "Component \(position + 1) (\((100 * input.varianceShares[position]).grouped(digits: 1))% of variance)"
    }

    /// Many dots are small, so that the shape of the crowd stays visible.
    private static func radius(for count: Int) -> Double {
        switch count {
        case ...150: 4.5
        case ...600: 3.6
        case ...3000: 2.4
        default: 1.5
        }
    }

    private static func tooltip(_ row: Int, _ group: Membership.Group, _ input: Input) -> String {
        "\(input.rows[row]), \(group.phrase.lowercased())" + (input.outliers.contains(row) ? ", outlier" : "")
    }
}

extension Projection {
    private func plane(
        _ first: [Double], _ second: [Double], _ input: Input, _ membership: Membership, title: String, subtitle: String
    ) -> Document {
        let page = Page(frame, title: title, subtitle: subtitle)
        var area = page.content.inset(top: Axis.topMargin, bottom: Axis.bottomMargin)
        // The margins depend on the numbers and they, a little, on the margins; these are what they mostly need.
        let draft = scales(first, second, in: area.inset(right: 12, left: 44))
        area = area.inset(right: Axis.rightMargin(draft.x), left: Axis.leftMargin(draft.y))
        let (x, y) = scales(first, second, in: area)
        let radius = Self.radius(for: membership.rowCount)
        // Rows in no cluster come first, beneath all others.
        let dots = ([membership.unassigned] + membership.clusters).flatMap { group in
            group.rows.map { row in
                Dots.Dot(
                    x: first[row], y: second[row], look: ClusterLook(of: group.label),
                    isHollow: input.outliers.contains(row), title: Self.tooltip(row, group, input))
            }
        }
        let badges = membership.clusters.map { group in
            let centre = (x: x(Self.mean(of: first, in: group)), y: y(Self.mean(of: second, in: group)))
            let farthest = group.rows.lazy.map { hypot(x(first[$0]) - centre.x, y(second[$0]) - centre.y) }.max() ?? 0
            return Badges.Badge(
                x: centre.x, y: centre.y, reach: farthest + radius, text: group.name,
                colour: ClusterLook(of: group.label).colour,
                title: "\(group.phrase): \(group.rows.count.counted(input.subject.unit, input.subject.units))")
        }
        return page.document([
            Axis(side: .bottom, scale: x, area: area, title: Self.axisTitle(0, input)),
            Axis(side: .left, scale: y, area: area, title: Self.axisTitle(1, input)),
            Dots(x: x, y: y, radius: radius, dots: dots),
            Badges(badges: badges, area: area),
        ])
    }

    private func scales(_ first: [Double], _ second: [Double], in area: Area) -> (x: LinearScale, y: LinearScale) {
        let x = LinearScale(covering: first, from: area.left, to: area.right, tickCount: Int(area.width / 90))
        let y = LinearScale(covering: second, from: area.bottom, to: area.top, tickCount: Int(area.height / 55))
        guard isEqual else { return (x, y) }
        return LinearScale.equalUnits(x, y)
    }

    private static func mean(of values: [Double], in group: Membership.Group) -> Double {
        group.rows.reduce(0) { $0 + values[$1] / Double(group.rows.count) }
    }
}

extension Projection {
    private static let leastLaneHeight = 20.0

    private func lanes(
        _ values: [Double], _ input: Input, _ membership: Membership, title: String, subtitle: String
    ) -> Document {
        let groups = membership.groups
        let page = Page(
            frame, title: title, subtitle: subtitle + "; one component, so one axis and a lane for each cluster",
            neededHeight: Double(groups.count) * Self.leastLaneHeight + Axis.topMargin + Axis.bottomMargin)
        let names = groups.map { TextStyle.strong.width(of: $0.name) + 14 }
        var area = page.content.inset(
            top: Axis.topMargin, bottom: Axis.bottomMargin,
            left: max(names.max() ?? 0, TextStyle.label.width(of: "Cluster") + 8))
        let draft = LinearScale(covering: values, from: area.left, to: area.right, tickCount: Int(area.width / 90))
        area.right -= Axis.rightMargin(draft)
        let x = LinearScale(covering: values, from: area.left, to: area.right, tickCount: Int(area.width / 90))
        let y = LinearScale(exactly: area.top...area.bottom, from: area.top, to: area.bottom)
        let bands = BandScale(count: groups.count, from: area.top, to: area.bottom, thickest: 72)
        let lanes = groups.enumerated().map { position, group in
            Lane(group, middle: bands.middle(of: position), thickness: bands.thickness, values: values)
        }
        let radius = Self.radius(for: membership.rowCount)
        let dots = lanes.flatMap { lane in
            zip(lane.group.rows, lane.heights(radius: radius)).map { row, height in
                Dots.Dot(
                    x: values[row], y: height, look: ClusterLook(of: lane.group.label),
                    isHollow: input.outliers.contains(row), title: Self.tooltip(row, lane.group, input))
            }
        }
        let heading = Texts.Text("Cluster", x: Page.padding, y: area.top - 13, fill: .muted)
        let labels = lanes.map {
            Texts.Text($0.group.name, x: area.left - 10, y: $0.middle, style: .strong, anchor: .end)
        }
        return page.document([
            Axis(side: .bottom, scale: x, area: area, title: Self.axisTitle(0, input) + "; upright strokes are means"),
            Rules(rules: lanes.map { Rules.across(area, at: $0.middle) }, colour: .grid),
            Dots(x: x, y: y, radius: radius, dots: dots),
            Rules(rules: lanes.compactMap { $0.mean(on: x) }, colour: .ink, width: 1.5), Texts([heading] + labels),
        ])
    }

    /// The dots of one cluster beside each other along one axis.
    private struct Lane {
        let group: Membership.Group
        /// In pixels.
        let middle: Double
        /// In pixels.
        let thickness: Double
        let centre: Double

        init(_ group: Membership.Group, middle: Double, thickness: Double, values: [Double]) {
            (self.group, self.middle, self.thickness) = (group, middle, thickness)
            centre = Projection.mean(of: values, in: group)
        }

        /// Where the dots stand above and below the middle, so that fewer hide each other; their height means nothing.
        ///
        /// The heights are van der Corput's sequence to base 2, which fills the lane evenly after any number of dots.
        func heights(radius: Double) -> [Double] {
            let room = min(thickness, 2 * radius * Double(group.rows.count)) - 2 * radius
            return group.rows.indices.map { position in
                let share = Double(UInt64(position + 1).bitReversed) / 0x1p64
                return middle + room * (share - 0.5)
            }
        }

        /// A stroke at the mean of a cluster; rows in none have no mean worth a stroke.
        func mean(on x: LinearScale) -> Rules.Rule? {
            guard group.label != nil else { return nil }
            return Rules.Rule(from: (x(centre), middle - thickness / 2), to: (x(centre), middle + thickness / 2))
        }
    }
}

extension UInt64 {
    fileprivate var bitReversed: Self {
        (0..<64).reduce(0) { $0 << 1 | self >> Self($1) & 1 }
    }
}
