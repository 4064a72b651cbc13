import SVG

/// The sheet a chart is drawn on: background, title and subtitle, and the room they leave.
struct Page: Sendable {
    let width: Double
    let height: Double
    let title: String
    let subtitle: String
    private let titleLines: [String]
    private let subtitleLines: [String]

    static let padding = 16.0

    /// - Parameter neededHeight: the least room the content must have, in pixels; the page grows to give it.
    init(_ frame: Frame, width: Double = 0, title: String, subtitle: String, neededHeight: Double = 0) {
        self.width = max(Double(frame.width), width.rounded(.up))
        self.title = frame.title ?? title
        self.subtitle = subtitle
        let room = self.width - 2 * Self.padding
        titleLines = TextStyle.title.wrapped(self.title, to: room, limit: 2)
        subtitleLines = TextStyle.subtitle.wrapped(subtitle, to: room, limit: 3)
        let header = Self.headerHeight(titleLines.count, subtitleLines.count)
        height = max(Double(frame.height), (header + neededHeight + Self.padding).rounded(.up))
    }

    /// Where the chart itself may draw.
    var content: Area {
        let header = Self.headerHeight(titleLines.count, subtitleLines.count)
        return Area(left: Self.padding, top: header, right: width - Self.padding, bottom: height - Self.padding)
    }

    /// The page with the marks on it, later ones above earlier ones.
    func document(_ marks: [any Mark]) -> Document {
        let background = Element("rect", ["width": width, "height": height, "fill": Colour.paper.hex])
        let content = Element(
            "g", ["font-family": TextStyle.family, "style": "font-variant-numeric:tabular-nums"],
            [header.render()] + marks.map { $0.render() })
        return Document(
            width: Int(width), height: Int(height), title: title, description: subtitle,
            elements: [background, content])
    }

    private static func headerHeight(_ titleLines: Int, _ subtitleLines: Int) -> Double {
        padding + Double(titleLines) * TextStyle.title.lineHeight + Double(subtitleLines) * TextStyle.subtitle.lineHeight + 12
    }

    private var header: Texts {
        var texts: [Texts.Text] = []
        var top = Self.padding
        for (lines, style, fill) in [(titleLines, TextStyle.title, Colour.ink), (subtitleLines, .subtitle, .muted)] {
            for line in lines {
                let middle = top + style.lineHeight / 2
                texts.append(Texts.Text(line, x: Self.padding, y: middle, style: style, fill: fill))
                top += style.lineHeight
            }
        }
        return Texts(texts)
    }
}
