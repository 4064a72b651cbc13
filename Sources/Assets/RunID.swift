/// The number of a run in its workspace, counted from 1.
public struct RunID: RawRepresentable, Hashable, Sendable, Codable {
    public let rawValue: Int64

    public init(rawValue: Int64) { self.rawValue = rawValue }
}

extension RunID: CustomStringConvertible {
    public var description: String { String(rawValue) }
}
