/// Random numbers that are a function of a key and a position: Philox4x32 with ten rounds.
///
/// Streams with different keys are independent, so each restart of each run draws from its own stream whatever thread it
/// is on. A stream repeats after 2³³ numbers.
/// Source: Salmon, Moraes, Dror, Shaw, “Parallel random numbers: as easy as 1, 2, 3”, SC 2011.
public struct RandomStream: RandomNumberGenerator, Sendable {
    private let key: SIMD2<UInt32>
    private var counter: SIMD4<UInt32>
    private var spare: UInt64?

    /// - Parameters:
    ///   - seed: what the user gave.
    ///   - purpose: what the numbers are for, so that two uses of one seed never share numbers.
    ///   - run: which of several runs, such as a number of clusters.
    ///   - restart: which restart of the run.
    public init(seed: Int, purpose: Int, run: Int = 0, restart: Int = 0) {
        let bits = UInt64(bitPattern: Int64(seed))
        key = [UInt32(truncatingIfNeeded: bits), UInt32(truncatingIfNeeded: bits >> 32)]
        counter = [
            0, UInt32(truncatingIfNeeded: purpose), UInt32(truncatingIfNeeded: run), UInt32(truncatingIfNeeded: restart),
        ]
    }

    public mutating func next() -> UInt64 {
        if let second = spare {
            spare = nil
            return second
        }
        let block = Self.block(counter: counter, key: key)
        counter[0] &+= 1
        spare = UInt64(block[2]) | UInt64(block[3]) << 32
        return UInt64(block[0]) | UInt64(block[1]) << 32
    }

    /// The next number in [0, 1), a multiple of 2⁻⁵³.
    public mutating func nextUniform() -> Double {
        Double(next() >> 11) * 0x1p-53
    }

    /// The next whole number in 0 ..< `bound`, without bias.
    ///
    /// Source: Lemire, “Fast random integer generation in an interval”, ACM TOMACS 2019. Written out rather than left to
    /// the standard library, whose method may change between versions.
    public mutating func nextIndex(below bound: Int) -> Int {
        precondition(bound > 0, "nothing to choose from")
        let range = UInt64(bound)
        var wide = next().multipliedFullWidth(by: range)
        if wide.low < range {
            let threshold = (0 &- range) % range
            while wide.low < threshold { wide = next().multipliedFullWidth(by: range) }
        }
        return Int(wide.high)
    }

    static func block(counter: SIMD4<UInt32>, key: SIMD2<UInt32>) -> SIMD4<UInt32> {
        var counter = counter
        var key = key
        for _ in 0..<10 {
            let first = UInt64(0xD251_1F53) * UInt64(counter[0])
            let second = UInt64(0xCD9E_8D57) * UInt64(counter[2])
            counter = [
                UInt32(second >> 32) ^ counter[1] ^ key[0], UInt32(truncatingIfNeeded: second),
                UInt32(first >> 32) ^ counter[3] ^ key[1], UInt32(truncatingIfNeeded: first),
            ]
            key &+= [0x9E37_79B9, 0xBB67_AE85]
        }
        return counter
    }
}
