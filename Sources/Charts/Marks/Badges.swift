import SVG

/// A cluster's number in a small disc at its centre, with a thin line to the centre where the disc stands elsewhere.
struct Badges: Mark {
    struct Badge: Sendable {
        /// In pixels.
        let x: Double
        /// In pixels.
        let y: Double
        /// How far from the centre the outermost dot of the cluster ends, in pixels.
        let reach: Double
        let text: String
        let colour: Colour
        let title: String
    }

    let badges: [Badge]
    /// No disc leaves it.
    let area: Area

    func render() -> Element {
        let radius = max(8, 2.5 + (badges.map { TextStyle.badge.width(of: $0.text) }.max() ?? 0) / 2)
        let places = Spacing.apart(
            badges.map { place(of: $0, radius: radius) }, by: 2 * radius + 3, in: area.inset(all: radius))
        let leaders = zip(badges, places).compactMap { leader(from: $0, to: $1, radius: radius) }
        let discs = zip(badges, places).map { disc($0, at: $1, radius: radius) }
        return Element("g", [:], [Rules(rules: leaders, colour: .ink, width: 0.75).render()] + discs)
    }

    /// The centre; for a cluster so small that the disc would hide most of it, a place above it or, at the top, below.
    private func place(of badge: Badge, radius: Double) -> (x: Double, y: Double) {
        guard badge.reach < 2 * radius else { return (badge.x, badge.y) }
        let distance = badge.reach + radius + 6
        let above = badge.y - distance
        return (badge.x, above - radius < area.top ? badge.y + distance : above)
    }

    /// From the centre to the rim of the disc, where the rim does not enclose the centre.
    private func leader(from badge: Badge, to place: (x: Double, y: Double), radius: Double) -> Rules.Rule? {
        let (across, down) = (badge.x - place.x, badge.y - place.y)
        let distance = (across * across + down * down).squareRoot()
        guard distance > radius else { return nil }
        return Rules.Rule(
            from: (badge.x, badge.y), to: (place.x + across / distance * radius, place.y + down / distance * radius))
    }

    /// Paper shows a little through, so that the dots beneath are not lost.
    private func disc(_ badge: Badge, at place: (x: Double, y: Double), radius: Double) -> Element {
        let rim = Element(
            "circle",
            [
                "cx": place.x, "cy": place.y, "r": radius, "fill": Colour.paper.hex, "fill-opacity": 0.8,
                "stroke": badge.colour.hex, "stroke-width": 1.75,
            ])
        let number = Texts.Text(badge.text, x: place.x, y: place.y, style: .badge, anchor: .middle)
        return Element("g", [:], [rim, Texts([number]).render()]).titled(badge.title)
    }
}
