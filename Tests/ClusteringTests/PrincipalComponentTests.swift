import Testing

@testable import Clustering
@testable import LinearAlgebra

/// Expected numbers from scikit-learn 1.9.1, `PCA(svd_solver="full")` on iris, each component turned so that its largest
/// loading is positive.
struct PrincipalComponentTests {
    /// LAPACK is told in 32 bits how much memory to take: 1 + 6n + 2n² numbers.
    @Test(arguments: [(0, true), (32766, true), (32767, false), (32768, false), (Int.max, false)])
    func matricesAreDecomposedAsFarAsTheLibraryCounts(size: Int, isCountable: Bool) {
        #expect(SymmetricEigen.isCountable(size: size) == isCountable)
    }

    private static func fitted(_ components: Double) throws -> PrincipalComponents {
        try PrincipalComponentAnalysis(components: components).fit(Frame(Samples.iris))
    }

    @Test func explainedVarianceAgrees() throws {
        let fitted = try Self.fitted(4)
        let variance = [4.228241706034864, 0.24267074792863336, 0.07820950004291938, 0.023835092973449434]
        let share = [0.9246187232017271, 0.05306648311706782, 0.017102609807929763, 0.005212183873275374]
        for component in 0..<4 {
            #expect(fitted.explainedVariance[component].agrees(with: variance[component]))
            #expect(fitted.explainedShare[component].agrees(with: share[component]))
        }
    }

    @Test func componentsAgree() throws {
        let expected = [
            [0.36138659178536864, -0.08452251406456868, 0.8566706059498349, 0.3582891971515507],
            [0.6565887712868423, 0.7301614347850266, -0.17337266279585706, -0.07548101991746337],
            [-0.5820298513060651, 0.5979108301000855, 0.0762360758209632, 0.5458314320200757],
            [0.3154871929039752, -0.31972310366612955, -0.47983898699463434, 0.7536574252640454],
        ]
        let components = try Self.fitted(4).components
        for row in 0..<4 {
            for column in 0..<4 { #expect(abs(components[row, column] - expected[row][column]) < 1e-12) }
        }
    }

    @Test func scoresAgree() throws {
        let prepared = try Self.fitted(2).apply(to: Frame(Samples.iris))
        #expect(prepared.frame.columns == ["PC1", "PC2"])
        let expected = [
            0: [-2.684125625969537, 0.31939724658510055], 149: [1.3901888619479128, -0.2826609379905509],
        ]
        for (row, scores) in expected {
            for column in 0..<2 { #expect(abs(prepared.frame.values[row, column] - scores[column]) < 1e-12) }
        }
    }

    @Test(arguments: [(0.9, 1), (0.95, 2), (0.99, 3), (1, 1), (3, 3), (50, 4)])
    func keepsAShareOfTheVarianceOrACount(components: Double, kept: Int) throws {
        #expect(try Self.fitted(components).components.rows == kept)
    }

    @Test func allComponentsInvertExactly() throws {
        let fitted = try Self.fitted(4)
        let original = try fitted.invert(fitted.apply(to: Frame(Samples.iris)).frame)
        #expect(original.columns == Samples.iris.columns)
        for (back, given) in zip(original.values.elements, Samples.iris.values.elements) { #expect(abs(back - given) < 1e-12) }
    }

    @Test func degenerateRowsKeepOneComponent() throws {
        for values in [Matrix([[1, 2, 3]]), Matrix(rows: 6, columns: 3, repeating: 0.1)] {
            let frame = Frame(try Points(values))
            let fitted = try PrincipalComponentAnalysis().fit(frame)
            #expect(fitted.explainedShare == [0])
            #expect(try fitted.apply(to: frame).frame.values.elements.allSatisfy { $0 == 0 })
        }
    }

    @Test func aRowByItselfGetsTheSameBits() throws {
        let fitted = try Self.fitted(3)
        let together = try fitted.apply(to: Frame(Samples.iris)).frame.values
        for row in [0, 77, 149] {
            let alone = try fitted.apply(to: Frame(Samples.iris.selecting(rows: [row]))).frame.values
            #expect(alone.elements == Array(together.row(row)))
        }
    }
}
