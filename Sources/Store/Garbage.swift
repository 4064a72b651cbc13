/// How much was removed from a workspace.
public struct Garbage: Sendable, Hashable {
    public internal(set) var files = 0
    public internal(set) var bytes = 0
}
