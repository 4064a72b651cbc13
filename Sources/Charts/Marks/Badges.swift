import SVG

/// A cluster's number in a small disc at its centre, with a thin line to the centre where discs had to make room.
struct Badges: Mark {
    struct Badge: Sendable {
        /// In pixels.
        let x: Double
        /// In pixels.
        let y: Double
        let text: String
        let colour: Colour
        let title: String
    }

    let badges: [Badge]
    /// No disc leaves it.
    let area: Area

    func render() -> Element {
        let radius = 4 + (badges.map { TextStyle.strong.width(of: $0.text) }.max() ?? 0) / 2
        let places = Spacing.apart(
            badges.map { ($0.x, $0.y) }, by: 2 * max(radius, 10) + 2, in: area.inset(all: max(radius, 10)))
        let moved = zip(badges, places).filter { abs($0.x - $1.x) + abs($0.y - $1.y) > 1 }
        let leaders = Rules(rules: moved.map { Rules.Rule(from: ($0.x, $0.y), to: $1) }, colour: .ink, width: 0.75)
        let discs = zip(badges, places).map { badge, place in
            Element(
                "g", [:],
                [
                    Element(
                        "circle",
                        [
                            "cx": place.x, "cy": place.y, "r": max(radius, 10), "fill": Colour.paper.hex,
                            "stroke": badge.colour.hex, "stroke-width": 2,
                        ]),
                    Texts([Texts.Text(badge.text, x: place.x, y: place.y, style: .strong, anchor: .middle)]).render(),
                ]
            ).titled(badge.title)
        }
        return Element("g", [:], [leaders.render()] + discs)
    }
}
