import SVG

/// Straight lines that guide the eye, placed in pixels.
struct Rules: Mark {
    struct Rule: Sendable {
        let from: (x: Double, y: Double)
        let to: (x: Double, y: Double)
    }

    let rules: [Rule]
    let colour: Colour
    var width = 1.0
    var isDashed = false

    /// One line across an area at a height.
    static func across(_ area: Area, at y: Double) -> Rule { Rule(from: (area.left, y), to: (area.right, y)) }

    /// One line down an area.
    static func down(_ area: Area, at x: Double) -> Rule { Rule(from: (x, area.top), to: (x, area.bottom)) }

    func render() -> Element {
        var group = Element(
            "g", ["stroke": colour.hex, "stroke-width": width],
            rules.map { rule in
                Element("line", ["x1": rule.from.x, "y1": rule.from.y, "x2": rule.to.x, "y2": rule.to.y])
            })
        if isDashed { group["stroke-dasharray"] = "4 3" }
        return group
    }
}
