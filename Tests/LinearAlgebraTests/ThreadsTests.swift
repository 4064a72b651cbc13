import Testing

@testable import LinearAlgebra

struct ThreadsTests {
    @Test(arguments: [1, 2, 7])
    func resultsComeInTheOrderOfTheChunks(threads: Int) {
        let squares = Threads(threads).map(1000) { $0 * $0 }
        #expect(squares == (0..<1000).map { $0 * $0 })
    }

    @Test func resultsThatHoldMemoryArrive() {
        let texts = Threads(2).map(100) { String(repeating: "x", count: $0 * 10) }
        #expect(texts.map(\.count) == (0..<100).map { $0 * 10 })
    }

    @Test func noChunksGiveNoResults() {
        #expect(Threads(2).map(0) { $0 }.isEmpty)
    }

    @Test func atLeastOneThreadWorks() {
        #expect(Threads(0).count == 1)
        #expect(Threads.all.count >= 1)
    }

    @Test(arguments: [0, 1, 1023, 1024, 1025, 100_000, 1_000_000])
    func chunksCoverEveryRowOnce(rows: Int) {
        let chunks = Chunks(of: rows)
        let covered = (0..<chunks.count).flatMap { Array(chunks[$0]) }
        #expect(covered == Array(0..<rows))
        #expect(chunks.count <= 64)
    }
}
