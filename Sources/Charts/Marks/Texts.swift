import SVG

/// Lines of text, placed in pixels by their vertical middle.
struct Texts: Mark {
    struct Text: Sendable {
        let text: String
        let x: Double
        let y: Double
        let style: TextStyle
        let fill: Colour
        let anchor: Anchor
        /// Whether a rim of paper keeps it legible over other marks.
        let hasHalo: Bool
        /// The whole of what `text` had to shorten.
        let title: String?

        init(
            _ text: String, x: Double, y: Double, style: TextStyle = .label, fill: Colour = .ink,
            anchor: Anchor = .start, hasHalo: Bool = false, title: String? = nil
        ) {
            (self.text, self.x, self.y) = (text, x, y)
            (self.style, self.fill, self.anchor) = (style, fill, anchor)
            (self.hasHalo, self.title) = (hasHalo, title)
        }
    }

    /// Which end of the text is placed.
    enum Anchor: String, Sendable { case start, middle, end }

    let texts: [Text]

    init(_ texts: [Text]) { self.texts = texts }

    func render() -> Element { Element("g", [:], texts.filter { !$0.text.isEmpty }.map(element)) }

    private func element(_ text: Text) -> Element {
        var element = Element(
            "text",
            [
                "x": text.x, "y": text.y + text.style.middleToBaseline, "font-size": text.style.size,
                "fill": text.fill.hex,
            ], text.text)
        if text.style.isBold { element["font-weight"] = 600 }
        if text.anchor != .start { element["text-anchor"] = text.anchor.rawValue }
        if text.hasHalo {
            element["paint-order"] = "stroke"
            element["stroke"] = Colour.paper.hex
            element["stroke-width"] = 4
            element["stroke-linejoin"] = "round"
        }
        return element.titled(text.title == text.text ? nil : text.title)
    }
}
