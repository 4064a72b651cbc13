import Testing

@testable import Vocabulary

struct LegalRangeTests {
    @Test(arguments: [
        (LegalRange.atLeast(1), 1, true), (.atLeast(1), 0.999, false), (.above(0), 0, false), (.above(0), .leastNonzeroMagnitude, true),
        (.between(0, 0.5), 0, true), (.between(0, 0.5), 0.5, true), (.between(0, 0.5), 0.50001, false), (.atLeast(0), .infinity, false),
        (.atLeast(0), .nan, false),
    ] as [(LegalRange, Double, Bool)])
    func knowsWhatItHolds(_ range: LegalRange, _ number: Double, _ isInside: Bool) {
        #expect(range.contains(number) == isInside)
    }

    @Test func saysItsRule() {
        #expect(LegalRange.atLeast(1).phrase == "at least 1")
        #expect(LegalRange.above(0).phrase == "more than 0")
        #expect(LegalRange.between(0, 0.5).phrase == "from 0 to 0.5")
    }

    @Test func findsTheFirstNumberOutside() {
        #expect(LegalRange.atLeast(2).firstOutside(.range(1...5)) == "1")
        #expect(LegalRange.between(1, 4).firstOutside(.range(2...5)) == "5")
        #expect(LegalRange.atLeast(2).firstOutside(.list([.integer(3), .number(1.5), .integer(0)])) == "1.5")
        #expect(LegalRange.atLeast(2).firstOutside(.text("1")) == nil)
    }
}
