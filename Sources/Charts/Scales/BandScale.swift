/// Divides a stretch of pixels into equal bands, one for each of `count` things in order.
struct BandScale: Sendable, Equatable {
    let count: Int
    /// Where the first band begins, in pixels.
    let start: Double
    /// From the start of one band to the start of the next, in pixels.
    let step: Double
    /// The width of a band, in pixels.
    let thickness: Double

    /// - Parameters:
    ///   - gap: the share of a step left free between bands.
    ///   - widest: the largest step, in pixels, so that few bars stay near each other.
    ///   - thickest: the largest thickness, in pixels, so that one bar alone does not become a wall.
    init(
        count: Int, from start: Double, to end: Double, gap: Double = 0.25, widest: Double = .infinity,
        thickest: Double = .infinity
    ) {
        self.count = count
        self.start = start
        step = min(widest, (end - start) / Double(max(1, count)))
        thickness = min(thickest, step * (1 - gap))
    }

    /// Where the last step ends, in pixels.
    var end: Double { start + step * Double(count) }

    /// The bounds of a band, in pixels.
    func callAsFunction(_ position: Int) -> ClosedRange<Double> {
        let lower = start + step * Double(position) + (step - thickness) / 2
        return lower...(lower + thickness)
    }

    /// The middle of a band, in pixels.
    func middle(of position: Int) -> Double { start + step * (Double(position) + 0.5) }
}
