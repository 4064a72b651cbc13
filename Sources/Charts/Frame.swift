/// The size of a chart, and a title other than its own.
public struct Frame: Sendable, Hashable {
    /// In pixels; never less than 400, where labels and marks still have room.
    public var width: Int { didSet { width = max(width, Self.smallest.width) } }
    /// In pixels; never less than 300. A chart that needs more for its labels takes more.
    public var height: Int { didSet { height = max(height, Self.smallest.height) } }
    /// Replaces the title the chart would give itself.
    public var title: String?

    public static let smallest = (width: 400, height: 300)

    public init(width: Int = 800, height: Int = 500, title: String? = nil) {
        self.width = max(width, Self.smallest.width)
        self.height = max(height, Self.smallest.height)
        self.title = title
    }
}
