import SVG

/// The values of a group as horizontal bars stacked without gaps, largest on top: one outline, however many rows.
///
/// A group whose bars have no length is a hairline across zero, so that it is not taken for absent.
struct Profiles: Mark {
    struct Profile: Sendable {
        /// In pixels.
        let top: Double
        /// In pixels.
        let height: Double
        /// Falling.
        let values: [Double]
        let fill: Colour
        /// Shown when a reader rests on the profile.
        let title: String
    }

    let x: LinearScale
    let profiles: [Profile]

    func render() -> Element {
        Element(
            "g", [:],
            profiles.map { profile in
                Element("path", ["d": outline(of: profile), "fill": profile.fill.hex]).titled(profile.title)
            })
    }

    /// In pixels: the shortest length that is seen as one, and how far a hairline stands out on both sides of zero.
    private static let hairline = (least: 0.75, reach: 3.0)

    /// Steps down the values and back along zero. More than two steps a pixel cannot be seen, so no more are drawn.
    private func outline(of profile: Profile) -> PathData {
        let count = profile.values.count
        let steps = min(count, max(1, Int(profile.height * 2)))
        var outline = PathData()
        guard profile.values.contains(where: { abs(x($0) - x(0)) >= Self.hairline.least }) else {
            outline.move(x(0) - Self.hairline.reach, profile.top)
            outline.horizontal(x(0) + Self.hairline.reach)
            outline.vertical(profile.top + profile.height)
            outline.horizontal(x(0) - Self.hairline.reach)
            outline.close()
            return outline
        }
        outline.move(x(0), profile.top)
        for step in 0..<steps {
            outline.horizontal(x(profile.values[(2 * step + 1) * count / (2 * steps)]))
            outline.vertical(profile.top + profile.height * Double(step + 1) / Double(steps))
        }
        outline.horizontal(x(0))
        outline.close()
        return outline
    }
}
