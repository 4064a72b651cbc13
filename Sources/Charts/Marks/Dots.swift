import SVG

/// A symbol for every row, placed by two numbers.
struct Dots: Mark {
    struct Dot: Sendable {
        let x: Double
        let y: Double
        let look: ClusterLook
        var isHollow = false
        /// Shown when a reader rests on the dot.
        var title: String?
    }

    let x: LinearScale
    let y: LinearScale
    /// In pixels.
    let radius: Double
    let dots: [Dot]

    func render() -> Element {
        Element("g", ["stroke-width": 1.25, "fill-opacity": 0.72], dots.map(element))
    }

    private func element(_ dot: Dot) -> Element {
        var element = dot.look.symbol.element(x: x(dot.x), y: y(dot.y), radius: radius)
        element["fill"] = dot.isHollow ? "none" : dot.look.colour.hex
        if dot.isHollow { element["stroke"] = dot.look.colour.hex }
        return element.titled(dot.title)
    }
}
