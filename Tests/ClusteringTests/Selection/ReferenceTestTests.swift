import LinearAlgebra
import Testing

@testable import Clustering

struct ReferenceTestTests {
    @Test func theLeastPossiblePIsOneOfAll() throws {
        let references = (0..<19).map { [Double?](repeating: Double($0) / 19, count: 3) }
        let test = try #require(ReferenceTest([0.5, 9, 0.5], among: references, higherIsBetter: true))
        #expect(test.p == 1.0 / 20)
        #expect(try #require(test.means[0]).agrees(with: 9.0 / 19))
        #expect(try #require(ReferenceTest([0.5, -9, 0.5], among: references, higherIsBetter: false)).p == 1.0 / 20)
    }

    @Test func oneAmongEqualsDoesNotStandOut() throws {
        let references = [[Double?]](repeating: [0.3, 0.4], count: 19)
        #expect(try #require(ReferenceTest([0.3, 0.4], among: references, higherIsBetter: true)).p == 1)
    }

    @Test func undefinedNumbersAreLeftOut() throws {
        let references: [[Double?]] = [[nil, 1], [nil, 2], [3, nil]]
        let test = try #require(ReferenceTest([nil, 5], among: references, higherIsBetter: true))
        #expect(test.p == 1.0 / 4)
        #expect(test.means == [3, 1.5])
        #expect(ReferenceTest([nil, nil], among: references, higherIsBetter: true) == nil)
        #expect(ReferenceTest([1, 2], among: [], higherIsBetter: true) == nil)
    }

    /// Under exchangeability p is uniform on 1/20 … 1: the mean of many is near its middle.
    @Test func holdsItsLevelWhereNothingIsToBeFound() throws {
        var stream = RandomStream(seed: 8, purpose: 95)
        let ps = try (0..<400).map { _ in
            let rows = (0..<20).map { _ in (0..<5).map { count -> Double? in stream.nextUniform() * Double(count + 1) } }
            return try #require(ReferenceTest(rows[0], among: Array(rows.dropFirst()), higherIsBetter: true)).p
        }
        let rejected = ps.count { $0 <= 0.05 }
        #expect(rejected < 40 && rejected > 4)
    }
}
