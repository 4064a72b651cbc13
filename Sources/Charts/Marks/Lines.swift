import SVG

/// A line through the points of every series, broken where a value is not defined.
struct Lines: Mark {
    struct Line: Sendable {
        let points: [(x: Double, y: Double?)]
        let colour: Colour
    }

    let x: LinearScale
    let y: LinearScale
    let lines: [Line]

    func render() -> Element {
        Element(
            "g", ["fill": "none", "stroke-width": 1.75, "stroke-linejoin": "round", "stroke-linecap": "round"],
            lines.map { Element("path", ["d": outline(of: $0), "stroke": $0.colour.hex]) })
    }

    private func outline(of line: Line) -> PathData {
        var outline = PathData()
        var isDrawing = false
        for point in line.points {
            guard let value = point.y else {
                isDrawing = false
                continue
            }
            if isDrawing { outline.line(x(point.x), y(value)) } else { outline.move(x(point.x), y(value)) }
            isDrawing = true
        }
        return outline
    }
}
