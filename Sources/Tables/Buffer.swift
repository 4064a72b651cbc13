/// A run of fixed-size values in memory that somebody else may own, such as a driver's result batch.
///
/// Copying and slicing a buffer copies no values; the owner lives as long as the last buffer that reads from it.
public struct Buffer<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
    // Unchecked because of the pointer: the memory behind it is never written once a buffer has been made.
    private let owner: any AnyObject & Sendable
    private let start: UnsafePointer<Element>?
    public let count: Int

    /// Reads `count` values at `start`, which must stay valid, aligned and unchanged while `owner` lives.
    public init(ownedBy owner: any AnyObject & Sendable, start: UnsafePointer<Element>?, count: Int) {
        precondition(count == 0 || start != nil, "a buffer of \(count) values needs memory")
        self.owner = owner
        self.start = start
        self.count = count
    }

    /// Allocates memory for `count` values and lets `fill` write every one of them.
    public init<Failure: Error>(
        count: Int, fill: (UnsafeMutableBufferPointer<Element>) throws(Failure) -> Void
    ) throws(Failure) {
        let allocation = Allocation(byteCount: count * MemoryLayout<Element>.stride)
        let values = allocation.memory.bindMemory(to: Element.self, capacity: count)
        try fill(UnsafeMutableBufferPointer(start: values, count: count))
        self.init(ownedBy: allocation, start: values, count: count)
    }

    /// Copies the elements into memory of its own.
    public init(_ elements: some Collection<Element>) {
        self.init(count: elements.count) { memory in _ = memory.initialize(from: elements) }
    }

    public subscript(position: Int) -> Element {
        precondition(position >= 0 && position < count, "position \(position) of \(count)")
        return start![position]
    }

    /// The values in `range`, sharing memory.
    public subscript(range: Range<Int>) -> Buffer {
        precondition(range.lowerBound >= 0 && range.upperBound <= count, "range \(range) of \(count)")
        return Buffer(ownedBy: owner, start: start.map { $0 + range.lowerBound }, count: range.count)
    }

    /// Lends the memory to `body`.
    public func withUnsafeBufferPointer<Value, Failure: Error>(
        _ body: (UnsafeBufferPointer<Element>) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        defer { withExtendedLifetime(owner) {} }
        return try body(UnsafeBufferPointer(start: start, count: count))
    }
}

extension Buffer {
    /// All values of the parts in order, in new memory unless there is one part only.
    static func joining(_ parts: [Buffer]) -> Buffer {
        if parts.count == 1 { return parts[0] }
        return Buffer(count: parts.reduce(0) { $0 + $1.count }) { memory in
            var position = 0
            for part in parts where part.count > 0 {
                part.withUnsafeBufferPointer { (memory.baseAddress! + position).initialize(from: $0.baseAddress!, count: $0.count) }
                position += part.count
            }
        }
    }
}

/// Memory that frees itself.
private final class Allocation: @unchecked Sendable {
    // Unchecked because the memory is written only while the one buffer made with it is being filled.
    let memory: UnsafeMutableRawPointer

    init(byteCount: Int) {
        // Arrow recommends 64 bytes, so that vector instructions of any width can load from the start.
        memory = .allocate(byteCount: byteCount, alignment: 64)
    }

    deinit { memory.deallocate() }
}
