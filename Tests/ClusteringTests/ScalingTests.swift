import LinearAlgebra
import Testing

@testable import Clustering

struct ScalingTests {
    struct Expectation: Sendable {
        let scaler: any Preparation
        let first: [Double]
        let last: [Double]
    }

    /// The first and last row of iris from scikit-learn 1.9.1: RobustScaler, StandardScaler, MinMaxScaler, MaxAbsScaler.
    static let expectations = [
        Expectation(
            scaler: RobustScaling(), first: [-0.5384615384615383, 1.0, -0.8428571428571429, -0.7333333333333334],
            last: [0.07692307692307729, 0.0, 0.2142857142857143, 0.3333333333333333]),
        Expectation(
            scaler: ZScore(), first: [-0.9006811702978099, 1.0190043519716065, -1.3402265266227635, -1.3154442950077407],
            last: [0.06866179325140129, -0.1319794793216258, 0.7627582691805523, 0.7906706536370729]),
        Expectation(
            scaler: MinimumMaximum(), first: [0.2222222222222221, 0.625, 0.06779661016949151, 0.04166666666666667],
            last: [0.44444444444444464, 0.41666666666666674, 0.6949152542372881, 0.7083333333333334]),
        Expectation(
            scaler: MaximumMagnitude(), first: [0.6455696202531644, 0.7954545454545454, 0.20289855072463767, 0.08],
            last: [0.7468354430379747, 0.6818181818181818, 0.7391304347826086, 0.72]),
    ]

    static let scalers: [any Preparation] = [RobustScaling(), ZScore(), MinimumMaximum(), MaximumMagnitude()]

    @Test(arguments: expectations)
    func agreesWithScikitLearn(expectation: Expectation) throws {
        let (_, prepared) = try FittedChain.fit([expectation.scaler], to: Frame(Samples.iris))
        for column in 0..<4 {
            let (first, last) = (prepared.frame.values[0, column], prepared.frame.values[149, column])
            #expect(abs(first - expectation.first[column]) < 1e-12)
            #expect(abs(last - expectation.last[column]) < 1e-12)
        }
    }

    @Test(arguments: scalers.indices)
    func invertsToTheOriginalUnits(index: Int) throws {
        let (chain, prepared) = try FittedChain.fit([Self.scalers[index]], to: Frame(Samples.iris))
        let original = try chain.invert(prepared.frame)
        for (back, given) in zip(original.values.elements, Samples.iris.values.elements) { #expect(abs(back - given) < 1e-12) }
    }

    @Test(arguments: scalers.indices)
    func columnsWithoutSpreadAreMovedOnlyAndTold(index: Int) throws {
        let frame = try Frame(
            ids: ["a", "b", "c"], columns: ["still", "zero"], values: Matrix([[0.1, 0], [0.1, 0], [0.1, 0]]))
        let (_, prepared) = try FittedChain.fit([Self.scalers[index]], to: frame)
        #expect(prepared.frame.values.elements.allSatisfy { $0.isFinite })
        #expect(prepared.frame.values.column(1) == [0, 0, 0])
        #expect(prepared.changes.contains { $0.column == "zero" && $0.reason.contains("no spread") })
    }

    @Test(arguments: scalers.indices)
    func missingCellsStayMissingAndDoNotCount(index: Int) throws {
        let whole = try Frame(ids: ["a", "b", "c"], columns: ["x"], values: Matrix([[1], [2], [4]]))
        let holed = try Frame(ids: ["a", "b", "?", "c"], columns: ["x"], values: Matrix([[1], [2], [.nan], [4]]))
        let expected = try FittedChain.fit([Self.scalers[index]], to: whole).prepared.frame
        let given = try FittedChain.fit([Self.scalers[index]], to: holed).prepared.frame
        #expect(given[2, 0] == nil)
        #expect([0, 1, 3].map { given[$0, 0] } == [0, 1, 2].map { expected[$0, 0] })
    }

    @Test(arguments: scalers.indices)
    func everyScaledColumnIsInTheLedger(index: Int) throws {
        let (_, prepared) = try FittedChain.fit([Self.scalers[index]], to: Frame(Samples.iris))
        #expect(prepared.changes.map(\.column) == Samples.iris.columns)
        #expect(prepared.changes.allSatisfy { $0.kind == .columnScaled && $0.count == 150 })
    }
}
