/// The number of a cell in its workspace; within a session, `Cell.number` counts from 1.
public struct CellID: RawRepresentable, Hashable, Sendable {
    public let rawValue: Int64

    public init(rawValue: Int64) { self.rawValue = rawValue }
}
