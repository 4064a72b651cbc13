import Testing

@testable import Charts

struct LinearScaleTests {
    /// Spans of every size, at every distance from zero, that a chart can be given.
    static let bounds: [(Double, Double)] = [
        (0, 1), (-1, 1), (0.236, 0.503), (-3.7, 12.9), (0, 0), (5, 5), (-5, -5), (1e15, 1e15 + 1), (0, 1e-15),
        (-9.9e99, 9.9e99), (9.8e99, 9.9e99), (0, .leastNonzeroMagnitude), (1e-200, 3e-200), (1, 1 + 1e-12),
        (1, 1 + 2e-9), (0.1, 0.3), (1e-90, 4e-90), (-184_000, -71), (99.999, 100.001), (0.7, 0.8), (-0.0, 0.0), (1_464_470, 1_464_471),
    ]
    static let tickCounts = [1, 2, 5, 8, 44]

    @Test(arguments: bounds, tickCounts) func theDomainCoversTheValuesAndEndsOnTicks(_ bounds: (Double, Double), _ count: Int) {
        let scale = LinearScale(covering: [bounds.0, bounds.1], from: 40, to: 780, tickCount: count)
        #expect(scale.domain.contains(bounds.0) && scale.domain.contains(bounds.1))
        #expect(scale.ticks.first == scale.domain.lowerBound)
        #expect(scale.ticks.last == scale.domain.upperBound)
    }

    @Test(arguments: bounds, tickCounts) func ticksRiseAndReadDifferently(_ bounds: (Double, Double), _ count: Int) {
        let scale = LinearScale(covering: [bounds.0, bounds.1], from: 0, to: 100, tickCount: count)
        #expect(scale.ticks.count >= 2)
        #expect(scale.ticks.count <= 2 * count + 3)
        #expect(zip(scale.ticks, scale.ticks.dropFirst()).allSatisfy(<))
        #expect(Set(scale.ticks.map(scale.text)).count == scale.ticks.count)
    }

    @Test(arguments: bounds) func placesAreFiniteAndKeepTheOrderOfValues(_ bounds: (Double, Double)) {
        let scale = LinearScale(covering: [bounds.0, bounds.1], from: 40, to: 780)
        let shares = (0...20).map { Double($0) / 20 }
        let values = shares.map { scale.domain.lowerBound * (1 - $0) + scale.domain.upperBound * $0 }
        let places = values.map { scale($0) }
        #expect(places.count { $0.isFinite } == places.count)
        #expect(zip(places, places.dropFirst()).allSatisfy(<=))
        #expect(abs((places.first ?? 0) - 40) < 1e-6)
        #expect(abs((places.last ?? 0) - 780) < 1e-6)
    }

    @Test func anAxisThatPointsUpPlacesLargerValuesHigher() {
        let scale = LinearScale(covering: [0, 10], from: 200, to: 20)
        #expect(scale(0) == 200)
        #expect(scale(10) == 20)
        #expect(scale(2.5) > scale(7.5))
    }

    @Test func ticksAreRoundNumbersNotSumsOfSteps() {
        let scale = LinearScale(covering: [0.1, 0.3], from: 0, to: 1, tickCount: 2)
        #expect(scale.ticks == [0.1, 0.2, 0.3])
    }

    @Test func wholeNumbersHaveNoTicksBetween() {
        #expect(LinearScale(covering: [2, 4], from: 0, to: 900, tickCount: 40, wholeNumbers: true).ticks == [2, 3, 4])
        #expect(LinearScale(covering: [5], from: 0, to: 900, tickCount: 5, wholeNumbers: true).ticks == [4, 5, 6])
    }

    @Test func noValuesGiveTheUnitInterval() {
        #expect(LinearScale(covering: [], from: 0, to: 1).domain == 0...1)
    }

    @Test(arguments: [
        (0.0, 10_000.0, "10,000"), (-2, 0, "−2.0"), (0, 0.5, "0.5"), (0, 3e12, "3e+12"), (0, 2e-9, "2e-09"),
    ])
    func numbersReadAsPeopleWriteThem(_ lower: Double, _ upper: Double, _ text: String) {
        let scale = LinearScale(covering: [lower, upper], from: 0, to: 1)
        #expect(scale.text(of: lower < 0 ? lower : upper) == text.replacing("e-", with: "e−"))
    }

    @Test func equalUnitsMakeOneUnitAsLongOnBothAxes() {
        let wide = LinearScale(covering: [0, 10], from: 0, to: 500)
        let high = LinearScale(covering: [-1, 1], from: 300, to: 0)
        let (x, y) = LinearScale.equalUnits(wide, high)
        #expect(abs((x(1) - x(0)) - (y(0) - y(1))) < 1e-9)
        #expect(x.domain.lowerBound <= 0 && x.domain.upperBound >= 10)
        #expect(y.domain.lowerBound <= -1 && y.domain.upperBound >= 1)
    }
}
