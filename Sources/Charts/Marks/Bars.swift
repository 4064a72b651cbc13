import SVG

/// A bar for every row, from zero to a number, in a band of its own.
struct Bars: Mark {
    struct Bar: Sendable {
        /// Counted from 0.
        let band: Int
        let length: Double
        let fill: Colour
        /// Shown when a reader rests on the bar.
        let title: String
    }

    let orientation: Orientation
    let bands: BandScale
    let lengths: LinearScale
    let bars: [Bar]

    func render() -> Element { Element("g", [:], bars.map(element)) }

    private func element(_ bar: Bar) -> Element {
        let band = bands(bar.band)
        let (zero, tip) = (lengths(0), lengths(bar.length))
        let (lower, extent) = (min(zero, tip), abs(tip - zero))
        let rectangle =
            switch orientation {
            case .horizontal:
                Element("rect", ["x": lower, "y": band.lowerBound, "width": extent, "height": bands.thickness])
            case .vertical:
                Element("rect", ["x": band.lowerBound, "y": lower, "width": bands.thickness, "height": extent])
            }
        var filled = rectangle
        filled["fill"] = bar.fill.hex
        return filled.titled(bar.title)
    }
}
