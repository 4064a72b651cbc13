/// What a step or a chain of steps made of a frame.
public struct Prepared: Sendable, Hashable {
    public let frame: Frame
    /// By row: whether a step holds it to be an outlier. Outliers stay in the frame; they are left out of fitting.
    public let outliers: [Bool]
    /// What was done, in the order it was done.
    public let changes: [Change]

    public init(frame: Frame, outliers: [Bool]? = nil, changes: [Change] = []) {
        self.frame = frame
        self.outliers = outliers ?? Array(repeating: false, count: frame.rowCount)
        self.changes = changes
    }

    /// The rows that no step holds to be outliers.
    public var inliers: Frame {
        outliers.contains(true) ? frame.selecting(rows: outliers.indices.filter { !outliers[$0] }) : frame
    }
}
