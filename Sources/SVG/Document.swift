/// A whole drawing: its size, what it says to those who cannot see it, and its elements.
public struct Document: Sendable, Hashable {
    /// In pixels.
    public let width: Int
    /// In pixels.
    public let height: Int
    /// What the drawing is, for screen readers.
    public let title: String
    /// What the drawing shows, for screen readers.
    public let description: String
    public let elements: [Element]

    public init(width: Int, height: Int, title: String, description: String, elements: [Element]) {
        self.width = width
        self.height = height
        self.title = title
        self.description = description
        self.elements = elements
    }

    /// The root element. It carries no `id`, so that several drawings can stand on one page.
    public var root: Element {
        Element(
            "svg",
            [
                "xmlns": "http://www.w3.org/2000/svg", "width": width, "height": height,
                "viewBox": "0 0 \(width) \(height)", "role": "img",
            ],
            [Element("title", [:], title), Element("desc", [:], description)] + elements)
    }

    /// The drawing as the text of a file.
    public func render() -> String { root.render() + "\n" }
}
