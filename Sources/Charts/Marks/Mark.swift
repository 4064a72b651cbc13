import SVG

/// Something drawn on a page.
///
/// A mark is a value. Its stored rows are its channels, in the units of the data, beside the scales that place them;
/// drawing is all it does.
protocol Mark: Sendable {
    /// One group that holds everything the mark draws.
    func render() -> Element
}
