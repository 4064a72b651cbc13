/// One bit per row, least significant bit first, as Arrow stores flags and validity.
public struct Bitmap: Sendable {
    public let bytes: Buffer<UInt8>
    /// The position of the first row's bit in `bytes`.
    public let offset: Int
    public let count: Int

    /// Reads `count` bits of `bytes` beginning at bit `offset`.
    public init(bytes: Buffer<UInt8>, offset: Int = 0, count: Int) {
        precondition(offset + count <= bytes.count * 8, "\(offset + count) bits in \(bytes.count) bytes")
        self.bytes = bytes
        self.offset = offset
        self.count = count
    }

    /// Packs flags.
    public init(_ flags: some Collection<Bool>) {
        bytes = Buffer(count: (flags.count + 7) / 8) { memory in
            memory.initialize(repeating: 0)
            for (position, flag) in flags.enumerated() where flag { memory[position >> 3] |= 1 << UInt8(position & 7) }
        }
        offset = 0
        count = flags.count
    }

    public subscript(position: Int) -> Bool {
        precondition(position >= 0 && position < count, "position \(position) of \(count)")
        let bit = offset + position
        return bytes[bit >> 3] & (1 << UInt8(bit & 7)) != 0
    }

    /// The bits in `range`, sharing memory.
    public subscript(range: Range<Int>) -> Bitmap {
        precondition(range.lowerBound >= 0 && range.upperBound <= count, "range \(range) of \(count)")
        return Bitmap(bytes: bytes, offset: offset + range.lowerBound, count: range.count)
    }

    /// How many bits are set. O(count / 8).
    public var setCount: Int {
        bytes.withUnsafeBufferPointer { bytes in
            var total = 0
            var bit = offset
            let end = offset + count
            while bit < end {
                let taken = min(8 - bit & 7, end - bit)
                let mask = UInt8(truncatingIfNeeded: (1 << taken) - 1) << UInt8(bit & 7)
                total += (bytes[bit >> 3] & mask).nonzeroBitCount
                bit += taken
            }
            return total
        }
    }

    /// The same bits beginning at a byte's first bit, copied only where they do not.
    public var aligned: Bitmap {
        if offset & 7 == 0 {
            return Bitmap(bytes: bytes[offset >> 3..<(offset + count + 7) >> 3], count: count)
        }
        return Bitmap(lazyBits)
    }

    private var lazyBits: LazyMapCollection<Range<Int>, Bool> { (0..<count).lazy.map { self[$0] } }
}

extension Bitmap {
    /// All bits of the parts in order. O(total / 8) where each part but the last fills whole bytes, as result batches do.
    static func joining(_ parts: [Bitmap]) -> Bitmap {
        if parts.count == 1 { return parts[0] }
        let fillsBytes = parts.dropLast().allSatisfy { $0.count & 7 == 0 }
        guard fillsBytes else { return Bitmap(parts.flatMap { $0.lazyBits }) }
        return Bitmap(bytes: .joining(parts.map(\.aligned.bytes)), count: parts.reduce(0) { $0 + $1.count })
    }

    static func allSet(count: Int) -> Bitmap {
        Bitmap(bytes: Buffer(count: (count + 7) / 8) { $0.initialize(repeating: 0xFF) }, count: count)
    }
}
