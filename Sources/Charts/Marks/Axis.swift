import SVG

/// Ticks with their numbers, grid lines across the area, and a title at the end the axis points to.
struct Axis: Mark {
    enum Side: Sendable { case bottom, left }

    let side: Side
    let scale: LinearScale
    let area: Area
    /// What the numbers are and in which unit; `nil` where that is said elsewhere.
    let title: String?

    /// The room an axis needs below its area, in pixels.
    static let bottomMargin = 38.0
    /// The room the title of a left axis needs above its area, in pixels.
    static let topMargin = 22.0

    /// The room the numbers of a left axis need, in pixels.
    static func leftMargin(_ scale: LinearScale) -> Double { widestNumber(scale) + 8 }

    /// The room a bottom axis needs beyond its area for a number under the last pixel, in pixels.
    static func rightMargin(_ scale: LinearScale) -> Double { widestNumber(scale) / 2 }

    private static func widestNumber(_ scale: LinearScale) -> Double {
        scale.ticks.map { TextStyle.tick.width(of: scale.text(of: $0)) }.max() ?? 0
    }

    func render() -> Element {
        let lines = scale.ticks.map { tick in
            side == .bottom ? Rules.down(area, at: scale(tick)) : Rules.across(area, at: scale(tick))
        }
        return Element("g", [:], [Rules(rules: lines, colour: .grid).render(), Texts(numbers + titles).render()])
    }

    /// Every number, or every other where they would touch.
    private var numbers: [Texts.Text] {
        let distance = scale.ticks.count < 2 ? .infinity : abs(scale(scale.ticks[1]) - scale(scale.ticks[0]))
        let needed = side == .bottom ? Self.widestNumber(scale) + 8 : TextStyle.tick.lineHeight
        let every = max(1, Int((needed / distance).rounded(.up)))
        return scale.ticks.enumerated().filter { $0.offset.isMultiple(of: every) }.map { _, tick in
            let text = scale.text(of: tick)
            return switch side {
            case .bottom:
                Texts.Text(text, x: scale(tick), y: area.bottom + 11, style: .tick, fill: .muted, anchor: .middle)
            case .left:
                Texts.Text(text, x: area.left - 6, y: scale(tick), style: .tick, fill: .muted, anchor: .end)
            }
        }
    }

    private var titles: [Texts.Text] {
        guard let title else { return [] }
        switch side {
        case .bottom:
            let text = TextStyle.label.shortened(title, to: area.width - 24) + " →"
            return [Texts.Text(text, x: area.right, y: area.bottom + 28, fill: .muted, anchor: .end)]
        case .left:
            let text = "↑ " + TextStyle.label.shortened(title, to: area.width)
            return [Texts.Text(text, x: Page.padding, y: area.top - 13, fill: .muted)]
        }
    }
}
