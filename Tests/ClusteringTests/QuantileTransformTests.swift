import LinearAlgebra
import Testing

@testable import Clustering

/// Expected numbers from scikit-learn 1.9.1: `QuantileTransformer(n_quantiles, output_distribution, subsample=None)` on iris.
struct QuantileTransformTests {
    struct Expectation: Sendable {
        let step: QuantileTransform
        let rows: [Int: [Double]]
        let new: [Double]
    }

    static let expectations = [
        Expectation(
            step: QuantileTransform(output: .uniform),
            rows: [
                0: [0.24161073825503354, 0.8557046979865772, 0.11409395973154363, 0.12751677852348992],
                149: [0.5436241610738255, 0.4664429530201342, 0.7483221476510067, 0.7348993288590604],
            ], new: [0.21140939597315436, 0.7536912751677852, 0.15771812080536912, 1]),
        Expectation(
            step: QuantileTransform(quantiles: 10, output: .uniform),
            rows: [
                0: [0.2222222222222222, 0.8333333333333333, 0.1111111111111111, 0.1111111111111111],
                50: [0.9052631578947369, 0.6666666666666666, 0.6111111111111112, 0.5555555555555556],
            ], new: [0.19444444444444442, 0.7388888888888888, 0.16666666666666666, 1]),
        Expectation(
            step: QuantileTransform(output: .normal),
            rows: [
                0: [-0.7011306622053858, 1.0612185215415444, -1.2050398472747825, -1.1382081961813384],
                50: [1.4014691534825379, 0.44306582865199023, 0.29878948929636195, 0.11803456744880066],
            ], new: [-0.801540527055552, 0.686151703575639, -1.003880448374082, 5.19933758270342]),
    ]

    @Test(arguments: expectations)
    func agreesWithScikitLearn(expectation: Expectation) throws {
        let fitted = try expectation.step.fit(Frame(Samples.iris))
        let ranked = try fitted.apply(to: Frame(Samples.iris)).frame
        for (row, cells) in expectation.rows { #expect(ranked.cells(ofRow: row).agree(with: cells)) }
        let new = try Frame(ids: ["new"], columns: Samples.iris.columns, values: Matrix([[5.05, 3.33, 1.45, 9]]))
        #expect(try fitted.apply(to: new).frame.cells(ofRow: 0).agree(with: expectation.new))
    }

    @Test(arguments: [QuantileTransform.Output.uniform, .normal])
    func takesNumbersBack(output: QuantileTransform.Output) throws {
        let fitted = try QuantileTransform(output: output).fit(FormulaTable.whole)
        let back = try fitted.invert(fitted.apply(to: FormulaTable.whole).frame)
        let given = try FormulaTable.whole.values.elements
        let farthest = zip(back.values.elements, given).map { abs($0 - $1) }.max() ?? 0
        // A normal number is cut where its share is within a ten-millionth of the ends.
        #expect(farthest < 1e-5)
    }

    /// From scipy 1.17.1, `stats.norm.ppf` and `.cdf`.
    @Test func theNormalDistributionAgreesWithScipy() {
        let shares = [1e-7, 0.001, 0.05, 0.3, 0.5, 0.9, 0.999999]
        let quantiles = [
            -5.1993375821928165, -3.090232306167813, -1.6448536269514729, -0.5244005127080409, 0, 1.2815515655446004,
            4.753424308817087,
        ]
        #expect(shares.map(NormalDistribution.quantile).agree(with: quantiles, within: 1e-14))
        let below = [2.866515718791933e-07, 0.15865525393145707, 0.6179114221889526, 0.9772498680518208]
        for (number, share) in zip([-5, -1, 0.3, 2], below) {
            #expect(NormalDistribution.share(below: number).agrees(with: share, within: 1e-14))
        }
    }
}
