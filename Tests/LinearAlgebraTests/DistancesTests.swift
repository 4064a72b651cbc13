import Testing

@testable import LinearAlgebra

struct DistancesTests {
    @Test(arguments: [0, 1, 7, 8, 9, 16, 31, 100])
    func agreeWithPlainSums(count: Int) {
        var stream = RandomStream(seed: count, purpose: 9)
        let a = (0..<count).map { _ in stream.nextUniform() }
        let b = (0..<count).map { _ in stream.nextUniform() }
        let squared = zip(a, b).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
        let inner = zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
        #expect(abs(Distances.squared(a, b, count: count) - squared) < 1e-12)
        #expect(abs(Distances.inner(a, b, count: count) - inner) < 1e-12)
    }

    @Test func equalVectorsAreExactlyZeroApart() {
        let far = (0..<50).map { 1e12 + Double($0) / 3 }
        #expect(Distances.squared(far, far, count: 50) == 0)
    }
}
