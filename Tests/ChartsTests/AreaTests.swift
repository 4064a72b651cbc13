import Testing

@testable import Charts

struct AreaTests {
    private let area = Area(left: 10, top: 20, right: 110, bottom: 70)

    @Test func aLineThatCrossesTouchesWhereverItsEndsAre() {
        #expect(area.isTouched(byLineFrom: (0, 0), to: (200, 100)))
        #expect(area.isTouched(byLineFrom: (50, 0), to: (50, 100)))
        #expect(area.isTouched(byLineFrom: (50, 30), to: (51, 31)))
        #expect(area.isTouched(byLineFrom: (110, 0), to: (110, 100)))
        #expect(area.isTouched(byLineFrom: (60, 40), to: (60, 40)))
    }

    @Test func aLineBesideOrShortOfTheAreaDoesNotTouch() {
        #expect(!area.isTouched(byLineFrom: (0, 0), to: (200, 10)))
        #expect(!area.isTouched(byLineFrom: (50, 0), to: (50, 19)))
        #expect(!area.isTouched(byLineFrom: (0, 40), to: (5, 40)))
        #expect(!area.isTouched(byLineFrom: (100, 0), to: (130, 40)))
        #expect(!area.isTouched(byLineFrom: (5, 5), to: (5, 5)))
    }

    @Test func cellsCoverTheAreaRowByRow() {
        let cells = area.cells(rows: 2, columns: 3, rowGap: 10, columnGap: 5)
        #expect(cells.count == 6)
        #expect(cells[0] == Area(left: 10, top: 20, right: 40, bottom: 40))
        #expect(cells[5].right == 110 && cells[5].bottom == 70)
        #expect(cells.allSatisfy(area.contains))
    }
}
