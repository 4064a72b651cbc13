import Testing

@testable import LinearAlgebra

struct RandomStreamTests {
    struct KnownAnswer: Sendable {
        let counter: SIMD4<UInt32>
        let key: SIMD2<UInt32>
        let block: SIMD4<UInt32>
    }

    /// From Random123 1.14, `kat_vectors`, philox4x32 with ten rounds.
    static let knownAnswers = [
        KnownAnswer(counter: [0, 0, 0, 0], key: [0, 0], block: [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]),
        KnownAnswer(
            counter: [.max, .max, .max, .max], key: [.max, .max],
            block: [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd]),
        KnownAnswer(
            counter: [0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344], key: [0xa409_3822, 0x299f_31d0],
            block: [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1]),
    ]

    @Test(arguments: knownAnswers)
    func blocksAreThePublishedOnes(known: KnownAnswer) {
        #expect(RandomStream.block(counter: known.counter, key: known.key) == known.block)
    }

    @Test func equalKeysGiveEqualStreams() {
        var first = RandomStream(seed: -7, purpose: 1, run: 2, restart: 3)
        var second = RandomStream(seed: -7, purpose: 1, run: 2, restart: 3)
        for _ in 0..<100 { #expect(first.next() == second.next()) }
    }

    @Test func everyPartOfTheKeyMatters() {
        let streams = [
            RandomStream(seed: 0, purpose: 0), RandomStream(seed: 1, purpose: 0), RandomStream(seed: 1 << 40, purpose: 0),
            RandomStream(seed: 0, purpose: 1), RandomStream(seed: 0, purpose: 0, run: 1),
            RandomStream(seed: 0, purpose: 0, restart: 1),
        ]
        let firsts = streams.map { stream in
            var stream = stream
            return stream.next()
        }
        #expect(Set(firsts).count == streams.count)
    }

    @Test func uniformNumbersFillTheUnitInterval() {
        var stream = RandomStream(seed: 3, purpose: 0)
        let numbers = (0..<10_000).map { _ in stream.nextUniform() }
        #expect(numbers.allSatisfy { (0..<1).contains($0) })
        #expect(abs(numbers.reduce(0, +) / 10_000 - 0.5) < 0.02)
    }

    @Test func indicesAreUnbiased() {
        var stream = RandomStream(seed: 4, purpose: 0)
        var counts = [Int](repeating: 0, count: 7)
        for _ in 0..<70_000 { counts[stream.nextIndex(below: 7)] += 1 }
        #expect(counts.allSatisfy { abs($0 - 10_000) < 500 })
    }
}
