/// Texts one after the other in UTF-8, with the offset at which each begins, as Arrow stores them.
public struct TextBuffer: Sendable {
    /// Where each text begins, and where the last one ends: one more offset than there are texts.
    public enum Offsets: Sendable {
        case narrow(Buffer<Int32>)
        case wide(Buffer<Int64>)
    }

    public let offsets: Offsets
    public let bytes: Buffer<UInt8>

    public init(offsets: Offsets, bytes: Buffer<UInt8>) {
        self.offsets = offsets
        self.bytes = bytes
    }

    /// Copies texts, keeping none for those that are missing.
    public init(_ texts: some Collection<String?>) {
        var bytes: [UInt8] = []
        var ends: [Int64] = [0]
        ends.reserveCapacity(texts.count + 1)
        for text in texts {
            if let text { bytes.append(contentsOf: text.utf8) }
            ends.append(Int64(bytes.count))
        }
        self.init(offsets: .wide(Buffer(ends)), bytes: Buffer(bytes))
    }

    public var count: Int {
        switch offsets {
        case .narrow(let ends): max(ends.count - 1, 0)
        case .wide(let ends): max(ends.count - 1, 0)
        }
    }

    /// The text at `position`; bytes that are no UTF-8 read as U+FFFD.
    public subscript(position: Int) -> String {
        withUTF8(at: position) { String(decoding: $0, as: UTF8.self) }
    }

    /// Lends the bytes of the text at `position` to `body`.
    public func withUTF8<Value>(at position: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Value) -> Value {
        bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[byteRange(of: position)])) }
    }

    /// The texts in `range`, sharing memory.
    public subscript(range: Range<Int>) -> TextBuffer {
        if count == 0 { return self }
        let kept = range.lowerBound..<range.upperBound + 1
        return switch offsets {
        case .narrow(let ends): TextBuffer(offsets: .narrow(ends[kept]), bytes: bytes)
        case .wide(let ends): TextBuffer(offsets: .wide(ends[kept]), bytes: bytes)
        }
    }

    private func byteRange(of position: Int) -> Range<Int> {
        switch offsets {
        case .narrow(let ends): Int(ends[position])..<Int(ends[position + 1])
        case .wide(let ends): Int(ends[position])..<Int(ends[position + 1])
        }
    }
}

extension TextBuffer {
    /// All texts of the parts in order, in new memory unless there is one part only.
    static func joining(_ parts: [TextBuffer]) -> TextBuffer {
        if parts.count == 1 { return parts[0] }
        var ends: [Int64] = [0]
        ends.reserveCapacity(parts.reduce(1) { $0 + $1.count })
        var pieces: [Buffer<UInt8>] = []
        for part in parts where part.count > 0 {
            let used = part.byteRange(of: 0).lowerBound..<part.byteRange(of: part.count - 1).upperBound
            let shift = Int(ends.last!) - used.lowerBound
            for position in 0..<part.count { ends.append(Int64(part.byteRange(of: position).upperBound + shift)) }
            pieces.append(part.bytes[used])
        }
        return TextBuffer(offsets: .wide(Buffer(ends)), bytes: .joining(pieces))
    }
}
