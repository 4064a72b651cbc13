import SVG
import Vocabulary

/// One metric over the number of clusters, on axes of its own.
struct ScorePanel: Mark {
    let panel: Scores.Panel
    /// Rising.
    let clusterCounts: [Int]
    let chosen: Int?
    let cell: Area
    /// In pixels; alike in all panels of a chart, so that their axes line up.
    let leftMargin: Double
    /// In pixels; the names of the series stand here.
    let rightMargin: Double

    static func scale(of panel: Scores.Panel, from start: Double, to end: Double) -> LinearScale {
        let values = panel.series.flatMap(\.values).compactMap(\.self)
        return LinearScale(covering: values, from: start, to: end, tickCount: max(2, Int(abs(end - start) / 34)))
    }

    func render() -> Element {
        let area = cell.inset(top: 24, right: rightMargin, bottom: Axis.bottomMargin, left: leftMargin)
        let heading = Texts(self.heading)
        guard panel.series.contains(where: { $0.values.contains { $0 != nil } }) else {
            let notice = Notice(sentence: "Not defined", reason: "No value of this metric is defined.", area: area)
            return Element("g", [:], [heading.render(), notice.render()])
        }
        let x = LinearScale(
            covering: (clusterCounts + [chosen].compactMap(\.self)).map(Double.init), from: area.left, to: area.right,
            tickCount: Int(area.width / 40), wholeNumbers: true)
        let y = Self.scale(of: panel, from: area.bottom, to: area.top)
        var marks: [any Mark] = [
            Axis(side: .bottom, scale: x, area: area, title: "Number of clusters k"),
            Axis(side: .left, scale: y, area: area, title: ""),
        ]
        if let chosen {
            marks.append(Rules(rules: [Rules.down(area, at: x(Double(chosen)))], colour: .ink, isDashed: true))
        }
        marks.append(Lines(x: x, y: y, lines: lines))
        marks.append(Dots(x: x, y: y, radius: 3, dots: dots))
        marks.append(Texts(names(y: y, area: area) + chosenValues(x: x, y: y, area: area)))
        return Element("g", [:], [heading.render()] + marks.map { $0.render() })
    }

    private func look(_ series: Int) -> ClusterLook { ClusterLook(of: series + 1) }

    private var heading: [Texts.Text] {
        let direction = panel.higherIsBetter.map { $0 ? "higher is better" : "lower is better" } ?? ""
        let room = cell.width - TextStyle.label.width(of: direction) - 10
        let metric = TextStyle.heading.shortened(panel.metric, to: room)
        let after = cell.left + TextStyle.heading.width(of: metric) + 8
        return [
            Texts.Text(metric, x: cell.left, y: cell.top + 8, style: .heading, title: panel.metric),
            Texts.Text(direction, x: after, y: cell.top + 8, fill: .muted),
        ]
    }

    private var lines: [Lines.Line] {
        panel.series.enumerated().map { position, series in
            Lines.Line(points: zip(clusterCounts.map(Double.init), series.values).map { ($0, $1) }, colour: look(position).colour)
        }
    }

    private var dots: [Dots.Dot] {
        panel.series.enumerated().flatMap { position, series in
            zip(clusterCounts, series.values).compactMap { count, value in
                value.map { value in
                    Dots.Dot(
                        x: Double(count), y: value, look: look(position),
                        title: [series.name, "k = \(count)", Self.text(value)].filter { !$0.isEmpty }.joined(separator: ", "))
                }
            }
        }
    }

    /// The name of every series at the end of its line.
    private func names(y: LinearScale, area: Area) -> [Texts.Text] {
        let ends = panel.series.enumerated().compactMap { position, series in
            series.values.last { $0 != nil }.flatMap(\.self).map { (position, series.name, y($0)) }
        }.sorted { $0.2 < $1.2 }
        let places = Spacing.apart(ends.map(\.2), by: 14, in: area.top...area.bottom)
        return zip(ends, places).map { end, place in
            let name = TextStyle.label.shortened(end.1, to: rightMargin - 10)
            return Texts.Text(name, x: area.right + 8, y: place, fill: look(end.0).colour, title: end.1)
        }
    }

    /// The value at the chosen number of clusters, where a single series leaves no doubt whose it is.
    private func chosenValues(x: LinearScale, y: LinearScale, area: Area) -> [Texts.Text] {
        guard panel.series.count == 1, let chosen, let position = clusterCounts.firstIndex(of: chosen),
            let value = panel.series[0].values[position]
        else { return [] }
        let text = Self.text(value)
        let isAtRight = x(Double(chosen)) + TextStyle.strong.width(of: text) + 8 > area.right
        let above = y(value) - 12
        return [
            Texts.Text(
                text, x: x(Double(chosen)) + (isAtRight ? -7 : 7), y: above < area.top ? y(value) + 12 : above,
                style: .strong, anchor: isAtRight ? .end : .start, hasHalo: true)
        ]
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
