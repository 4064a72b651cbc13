import SVG

/// A sentence in place of a chart that has nothing to show, and why.
struct Notice: Mark {
    let sentence: String
    let reason: String
    let area: Area

    func render() -> Element {
        let width = min(560, area.width)
        let sentences = TextStyle.heading.wrapped(sentence, to: width, limit: 2)
        let reasons = TextStyle.subtitle.wrapped(reason, to: width, limit: 6)
        let height = TextStyle.heading.lineHeight
        let lines = sentences.map { ($0, TextStyle.heading, Colour.ink) } + reasons.map { ($0, .subtitle, .muted) }
        let top = area.middle.y - height * Double(lines.count - 1) / 2
        return Texts(
            lines.enumerated().map { position, line in
                Texts.Text(
                    line.0, x: area.middle.x, y: top + height * Double(position), style: line.1, fill: line.2,
                    anchor: .middle)
            }
        ).render()
    }
}
