import Vocabulary

/// A step between raw columns and points, learned from some rows and then applied to any.
public protocol Preparation: Described {
    associatedtype Fitted: FittedStep

    /// Learns the step from a frame.
    ///
    /// - Throws: `ClusteringError` where the frame does not allow it.
    func fit(_ frame: Frame, in execution: Execution) throws(ClusteringError) -> Fitted
}

extension Preparation {
    public func fit(_ frame: Frame) throws(ClusteringError) -> Fitted { try fit(frame, in: .standard) }

    static func readFitted(from decoder: any Decoder) throws -> any FittedStep { try Fitted(from: decoder) }
}

/// A step that has been learned: a value that applies to new rows, and can be written as JSON.
///
/// Law: a row gets the same bits by itself as among others, and from a step that has been written and read again.
public protocol FittedStep: Sendable, Codable, Hashable {
    /// Applies the step; columns are matched by name.
    ///
    /// - Throws: `ClusteringError.missingColumn` for a column the step was fitted on and needs, `.cancelled`.
    func apply(to frame: Frame, in execution: Execution) throws(ClusteringError) -> Prepared

    /// Takes numbers back to the units they had before the step.
    ///
    /// What it or a later step dropped stays dropped, and columns that are not the step's own stay as they are.
    ///
    /// - Throws: `ClusteringError.missingColumn` where nothing is left of what the step has made.
    func invert(_ frame: Frame) throws(ClusteringError) -> Frame

    /// What was learned, in a sentence without a full stop.
    var text: String { get }
}

extension FittedStep {
    public func apply(to frame: Frame) throws(ClusteringError) -> Prepared { try apply(to: frame, in: .standard) }

    public func invert(_ frame: Frame) throws(ClusteringError) -> Frame { frame }
}
