import SVG
import Vocabulary

/// One metric over the number of clusters, on axes of its own under a heading.
struct ScorePanel: Mark {
    struct Series: Sendable {
        let name: String
        /// A value for each number of clusters; `nil` where it is not defined.
        let values: [Double?]
    }

    let metric: String
    /// Which way the metric is better, in words; empty where it has no direction.
    let direction: String
    let series: [Series]
    /// Rising.
    let clusterCounts: [Int]
    let chosen: Int?
    /// Whether the title of the k axis stands under the numbers, `titleRoom` pixels below the cell.
    let hasAxisTitle: Bool
    let cell: Area
    /// In pixels; the names of the series stand here.
    let rightMargin: Double
    /// In pixels; alike in all panels of a chart, so that their axes line up.
    var leftMargin = 0.0

    /// The room the title of the k axis takes below its cell, in pixels.
    static let titleRoom = 16.0
    private static let margin = (heading: 24.0, numbers: Axis.bottomMargin - titleRoom)

    /// The room the numbers of this panel need to their left, in pixels.
    var neededLeftMargin: Double { isDefined ? Axis.leftMargin(valueScale) : 0 }

    func render() -> Element {
        guard isDefined else {
            let notice = Notice(sentence: "Not defined", reason: "No value of this metric is defined.", area: area)
            return Element("g", [:], [heading.render(), notice.render()])
        }
        let (x, y) = (countScale, valueScale)
        var marks: [any Mark] = [
            heading,
            Axis(side: .bottom, scale: x, area: area, title: hasAxisTitle ? "Number of clusters k" : nil),
            Axis(side: .left, scale: y, area: area, title: nil),
        ]
        if let chosen {
            marks.append(Rules(rules: [Rules.down(area, at: x(Double(chosen)))], colour: .ink, isDashed: true))
        }
        marks.append(Lines(x: x, y: y, lines: lines))
        marks.append(Dots(x: x, y: y, radius: 3, dots: dots))
        marks.append(Texts(names + chosenValue))
        return Element("g", [:], marks.map { $0.render() })
    }
}

extension ScorePanel {
    private var isDefined: Bool { series.contains { $0.values.contains { $0 != nil } } }

    private var area: Area {
        cell.inset(top: Self.margin.heading, right: rightMargin, bottom: Self.margin.numbers, left: leftMargin)
    }

    private var countScale: LinearScale {
        LinearScale(
            covering: (clusterCounts + [chosen].compactMap(\.self)).map(Double.init), from: area.left, to: area.right,
            tickCount: Int(area.width / 40), wholeNumbers: true)
    }

    private var valueScale: LinearScale {
        LinearScale(
            covering: series.flatMap(\.values).compactMap(\.self), from: area.bottom, to: area.top,
            tickCount: max(2, Int(area.height / 34)))
    }

    private func look(_ series: Int) -> ClusterLook { ClusterLook(of: series + 1) }

    private var heading: Texts {
        let room = cell.width - TextStyle.label.width(of: direction) - 10
        let metric = TextStyle.heading.shortened(self.metric, to: room)
        let after = cell.left + TextStyle.heading.width(of: metric) + 8
        return Texts([
            Texts.Text(metric, x: cell.left, y: cell.top + 8, style: .heading, title: self.metric),
            Texts.Text(direction, x: after, y: cell.top + 8, fill: .muted),
        ])
    }

    private var lines: [Lines.Line] {
        series.enumerated().map { position, series in
            let points = zip(clusterCounts, series.values).map { (x: Double($0), y: $1) }
            return Lines.Line(points: points, colour: look(position).colour)
        }
    }

    private var dots: [Dots.Dot] {
        series.enumerated().flatMap { position, series in
            zip(clusterCounts, series.values).compactMap { count, value in
                value.map { value in
                    let title = [series.name, "k = \(count)", Self.text(value)].filter { !$0.isEmpty }
                    return Dots.Dot(
                        x: Double(count), y: value, look: look(position), title: title.joined(separator: ", "))
                }
            }
        }
    }

    /// The name of every series at the end of its line.
    private var names: [Texts.Text] {
        let y = valueScale
        let ends = series.enumerated().compactMap { position, series in
            series.values.last { $0 != nil }.flatMap(\.self).map { (position, series.name, y($0)) }
        }.sorted { $0.2 < $1.2 }
        let places = Spacing.apart(ends.map(\.2), by: 14, in: area.top...area.bottom)
        return zip(ends, places).map { end, place in
            let name = TextStyle.label.shortened(end.1, to: rightMargin - 10)
            return Texts.Text(name, x: area.right + 8, y: place, fill: look(end.0).colour, title: end.1)
        }
    }

    /// The value at the chosen number of clusters, where a single series leaves no doubt whose it is.
    private var chosenValue: [Texts.Text] {
        guard series.count == 1, let chosen, let position = clusterCounts.firstIndex(of: chosen),
            let value = series[0].values[position]
        else { return [] }
        let (x, y) = (countScale, valueScale)
        let text = Self.text(value)
        let points = zip(clusterCounts, series[0].values).map { count, value in value.map { (x(Double(count)), y($0)) } }
        let place = Spacing.clearArea(
            width: TextStyle.strong.width(of: text), height: TextStyle.strong.lineHeight,
            beside: (x(Double(chosen)), y(value)), of: points, in: area)
        return [Texts.Text(text, x: place.left, y: place.middle.y, style: .strong, hasHalo: true)]
    }

    /// Four significant digits or so: more would not be told apart by eye.
    private static func text(_ value: Double) -> String {
        let digits = switch value.magnitude {
        case ..<1: 4
        case ..<10: 3
        case ..<100: 2
        case ..<1000: 1
        default: 0
        }
        return value.grouped(digits: digits).replacing("-", with: "−")
    }
}
