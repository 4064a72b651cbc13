import Foundation
import LinearAlgebra
import Testing

@testable import Clustering

/// Expected numbers from scipy 1.17.1, `stats.yeojohnson`, and scikit-learn 1.9.1, `PowerTransformer()`.
struct YeoJohnsonTests {
    @Test(arguments: [
        (-1.5, [-36.28571428571428, -0.895289697413318, 0, 0.18963883146671154, 0.6372038841172272]),
        (0.0, [-7.499999999999999, -0.625, 0, 0.22314355131420976, 2.0794415416798357]),
        (0.5, [-4.666666666666665, -0.5580782047249224, 0, 0.2360679774997897, 3.6568542494923797]),
        (2.0, [-1.3862943611198906, -0.4054651081081644, 0, 0.28125, 31.49999999999999]),
        (3.0, [-0.75, -0.33333333333333337, 0, 0.31770833333333337, 170.33333333333317]),
    ] as [(Double, [Double])])
    func bendsAsTheFormulaSays(power: Double, expected: [Double]) {
        let cells: [Double] = [-3, -0.5, 0, 0.25, 7]
        let bent = cells.map {
            YeoJohnsonLikelihood.bent(logarithm: $0 < 0 ? -log1p(-$0) : log1p($0), power: power)
        }
        #expect(bent.agree(with: expected, within: 1e-14))
        #expect(bent.map { YeoJohnsonLikelihood.straightened($0, power: power) }.agree(with: cells, within: 1e-13))
    }

    /// scipy's search stops at half of the digits, because the likelihood is flat at its greatest value.
    @Test func findsTheLikeliestPowers() throws {
        let iris = try YeoJohnson().fit(Frame(Samples.iris)).columns.map(\.power)
        let signed = try YeoJohnson().fit(Self.signed()).columns.map(\.power)
        #expect(iris.agree(with: [-0.3212234227673186, 0.039075502649606894, 1.093218108310788, 0.8404841967181286], within: 1e-6))
        #expect(signed.agree(with: [1.1009652181261993, 1.0014561638626915, 1.0913311370391396, 0.9736708581397217], within: 1e-6))
    }

    @Test func agreesWithScikitLearn() throws {
        let iris = try YeoJohnson().fit(Frame(Samples.iris)).apply(to: Frame(Samples.iris)).frame
        let first = [-0.8956895556557282, 1.022908122826208, -1.3323059028099888, -1.3322663193412003]
        #expect(iris.cells(ofRow: 0).agree(with: first, within: 1e-6))
        let signed = try YeoJohnson().fit(Self.signed()).apply(to: Self.signed()).frame
        let last = [0.5986535468575742, -1.6493988218172944, -0.34221670381012914, 1.055751261364873]
        #expect(signed.cells(ofRow: 59).agree(with: last, within: 1e-6))
    }

    @Test func takesNumbersBack() throws {
        for frame in [Frame(Samples.iris), try Self.signed()] {
            for standardises in [true, false] {
                let fitted = try YeoJohnson(standardises: standardises).fit(frame)
                let back = try fitted.invert(fitted.apply(to: frame).frame)
                #expect(back.values.elements.agree(with: frame.values.elements, within: 1e-11))
            }
        }
    }

    @Test func aColumnWithoutSpreadIsNotBent() throws {
        let frame = try FormulaTable.frame([[4, 0], [4, 0], [4, 0]])
        let prepared = try YeoJohnson().fit(frame).apply(to: frame)
        #expect(prepared.frame.values.elements == [0, 0, 0, 0, 0, 0])
        #expect(prepared.changes.allSatisfy { $0.reason.contains("no spread") })
    }

    private static func signed() throws -> Frame { try FormulaTable.frame(FormulaTable.cells.map { row in row.map { $0 - 5 } }) }
}
