import Foundation
import Testing

@testable import Charts

struct ClusterLookTests {
    @Test func twentyEightClustersLookDifferent() {
        #expect(Set((1...28).map(ClusterLook.init(of:)) + [.none]).count == 29)
        #expect(ClusterLook(of: 29) == ClusterLook(of: 1))
    }

    /// A just noticeable difference is about 2.3 in CIELAB; areas that stand apart need several times that.
    @Test func theFirstTwelveColoursAreToldApartWithoutTheirSymbols() {
        let looks = (1...12).map(ClusterLook.init(of:)) + [.none]
        for (position, look) in looks.enumerated() {
            for other in looks.dropFirst(position + 1) {
                #expect(distance(look.colour, other.colour) > 15, "\(look.colour.hex) and \(other.colour.hex)")
            }
        }
    }

    @Test func everyColourStandsOutFromPaper() {
        for label in 1...28 { #expect(distance(ClusterLook(of: label).colour, .paper) > 20, "cluster \(label)") }
    }

    @Test(arguments: [Int.max, Int.max - 1, 0, -5, Int.min]) func anyLabelHasALook(_ label: Int) {
        #expect(ClusterLook(of: label) != .none)
    }

    @Test func rowsInNoClusterAreGrey() {
        #expect(ClusterLook(of: nil) == .none)
        let colour = ClusterLook.none.colour
        #expect(max(colour.red, colour.green, colour.blue) - min(colour.red, colour.green, colour.blue) < 24)
    }

    @Test func aColourIsWrittenWithSixDigits() {
        #expect(Colour(0x000A0B).hex == "#000a0b")
        #expect(Colour(0x000000).mixed(with: .paper, share: 0.5).hex == "#808080")
    }

    /// The distance of CIE 1976 between two colours of sRGB under D65.
    private func distance(_ one: Colour, _ other: Colour) -> Double {
        zip(lab(one), lab(other)).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
    }

    private func lab(_ colour: Colour) -> [Double] {
        let linear = [colour.red, colour.green, colour.blue].map { part -> Double in
            let share = Double(part) / 255
            return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
        }
        let rows = [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
        let white = [0.95047, 1, 1.08883]
        let (x, y, z) = (0, 1, 2)
        let cubes = zip(rows, white).map { row, white -> Double in
            let share = zip(row, linear).reduce(0) { $0 + $1.0 * $1.1 } / white
            return share > 216.0 / 24389 ? cbrt(share) : (24389.0 / 27 * share + 16) / 116
        }
        return [116 * cubes[y] - 16, 500 * (cubes[x] - cubes[y]), 200 * (cubes[y] - cubes[z])]
    }
}
