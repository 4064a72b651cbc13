import SVG

/// The shape of a dot.
enum Symbol: Sendable, CaseIterable {
    case circle, square, triangle, diamond

    /// The shape around a point, in pixels, of about the area of a circle of that radius.
    func element(x: Double, y: Double, radius: Double) -> Element {
        switch self {
        case .circle:
            return Element("circle", ["cx": x, "cy": y, "r": radius])
        case .square:
            let half = radius * 0.886
            return polygon([(x - half, y - half), (x + half, y - half), (x + half, y + half), (x - half, y + half)])
        case .triangle:
            let reach = radius * 1.4
            return polygon([(x, y - reach), (x + reach * 0.9, y + reach * 0.6), (x - reach * 0.9, y + reach * 0.6)])
        case .diamond:
            let reach = radius * 1.3
            return polygon([(x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y)])
        }
    }

    private func polygon(_ corners: [(x: Double, y: Double)]) -> Element {
        var outline = PathData()
        for (position, corner) in corners.enumerated() {
            if position == 0 { outline.move(corner.x, corner.y) } else { outline.line(corner.x, corner.y) }
        }
        outline.close()
        return Element("path", ["d": outline])
    }
}
