import SVG
import Vocabulary

/// A chart that can be asked for by name: its settings, and how it draws a value.
///
/// A recipe never refuses a degenerate value: where there is nothing to draw, the chart says so and why.
public protocol Recipe: Described {
    /// What the chart shows.
    associatedtype Input: Sendable

    var frame: Frame { get set }

    /// - Throws: `ChartError` when columns differ in length, a number is not finite, or a label is below 1.
    func draw(_ input: Input) throws(ChartError) -> Document
}

extension Recipe {
    public static var parameters: [Parameter<Self>] { frameParameters }

    /// The parameters every chart has.
    static var frameParameters: [Parameter<Self>] {
        [
            .option("width", \.frame.width, "Width of the chart.", in: .between(400, 4000), unit: "pixels"),
            .option("height", \.frame.height, "Height of the chart.", in: .between(300, 4000), unit: "pixels"),
            .option("title", \.frame.title, "Title in place of the chart's own."),
        ]
    }

    /// Draws a value as the text of an SVG file.
    public func render(_ input: Input) throws(ChartError) -> String { try draw(input).render() }
}
