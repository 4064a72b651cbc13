import Testing

@testable import Charts

struct SpacingTests {
    @Test(arguments: [[1, 2, 3], [50], [], [0, 0, 0, 0], [90, 95, 200], [-30, 10, 11]] as [[Double]])
    func labelsKeepTheirOrderTheirDistanceAndTheBounds(_ positions: [Double]) {
        let placed = Spacing.apart(positions, by: 12, in: 0...100)
        #expect(placed.count == positions.count)
        #expect(placed.allSatisfy { (-1e-9...100.000_001).contains($0) })
        #expect(zip(placed, placed.dropFirst()).allSatisfy { $1 - $0 > 12 - 1e-9 })
    }

    @Test func labelsThatHaveRoomStay() {
        #expect(Spacing.apart([10, 40, 80], by: 12, in: 0...100) == [10, 40, 80])
    }

    @Test func whereTheBoundsAreTightLabelsAreSpreadEvenly() {
        #expect(Spacing.apart([5, 5, 5, 5, 5], by: 60, in: 0...100) == [0, 25, 50, 75, 100])
    }

    @Test func pointsInOnePlacePart() {
        let area = Area(left: 0, top: 0, right: 200, bottom: 200)
        let placed = Spacing.apart(Array(repeating: (x: 100, y: 100), count: 6), by: 20, in: area)
        for (position, point) in placed.enumerated() {
            for other in placed.dropFirst(position + 1) {
                let (across, down) = (point.x - other.x, point.y - other.y)
                #expect((across * across + down * down).squareRoot() > 19.9)
            }
        }
    }

    @Test func aLabelAvoidsTheLineItBelongsTo() {
        let area = Area(left: 0, top: 0, right: 300, bottom: 100)
        let lines: [[(x: Double, y: Double)?]] = [
            [(0, 90), (150, 10), (300, 90)], [(0, 10), (150, 90), (300, 10)], [(0, 90), (150, 50), (300, 10)],
            [(0, 50), (150, 50), (300, 50)], [(0, 5), nil, (150, 40), (300, 5)],
        ]
        for line in lines {
            let chosen = line.compactMap(\.self).first { $0.x == 150 } ?? (0, 0)
            let place = Spacing.clearArea(width: 44, height: 16, beside: chosen, of: line, in: area)
            #expect(area.contains(place))
            for case let (start?, end?) in zip(line, line.dropFirst()) {
                #expect(!place.isTouched(byLineFrom: start, to: end))
            }
        }
    }

    @Test func aLabelAtTheEdgeStandsOnTheOtherSide() {
        let area = Area(left: 0, top: 0, right: 100, bottom: 100)
        let place = Spacing.clearArea(width: 40, height: 16, beside: (98, 50), of: [(0, 50), (98, 50)], in: area)
        #expect(place.right < 98)
    }
}
