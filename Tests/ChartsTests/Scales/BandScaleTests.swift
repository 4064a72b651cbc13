import Testing

@testable import Charts

struct BandScaleTests {
    @Test(arguments: [1, 2, 7, 400]) func bandsFillTheStretchInOrderAndDoNotTouch(_ count: Int) {
        let scale = BandScale(count: count, from: 10, to: 410)
        let bands = (0..<count).map { scale($0) }
        #expect(abs(scale.end - 410) < 1e-9)
        #expect(bands.allSatisfy { $0.lowerBound > 10 && $0.upperBound < 410 })
        #expect(zip(bands, bands.dropFirst()).allSatisfy { $0.upperBound < $1.lowerBound })
    }

    @Test func aBandStandsInTheMiddleOfItsStep() {
        let scale = BandScale(count: 3, from: 0, to: 300, thickest: 20)
        #expect(scale(1) == 140...160)
        #expect(scale.middle(of: 1) == 150)
    }

    @Test func fewBandsStayNearEachOther() {
        let scale = BandScale(count: 2, from: 0, to: 1_000, widest: 50)
        #expect(scale.end == 100)
        #expect(scale.thickness == 37.5)
    }

    @Test func noBandsNeedNoRoom() {
        #expect(BandScale(count: 0, from: 5, to: 50).end == 5)
    }
}
