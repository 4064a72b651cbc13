import LinearAlgebra
import Testing

@testable import Clustering

/// Means and standard deviations that the National Institute of Standards and Technology has certified.
///
/// Source: NIST, Statistical Reference Datasets, univariate summary statistics. Where cells are not exact in binary, the
/// tolerance is what their rounding alone makes of the certified number.
struct UnivariateTests {
    struct Certified: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let cells: [Double]
        let mean: Double
        /// With n − 1 in the denominator.
        let deviation: Double
        let tolerance: Double
    }

    static let sets = [
        Certified(
            testDescription: "Lew", cells: UnivariateTables.lew, mean: -177.435, deviation: 277.332168044316, tolerance: 1e-14),
        Certified(
            testDescription: "Lottery", cells: UnivariateTables.lottery, mean: 518.958715596330,
            deviation: 291.699727470969, tolerance: 1e-14),
        Certified(
            testDescription: "Mavro", cells: UnivariateTables.mavro, mean: 2.001856, deviation: 0.000429123454003053,
            tolerance: 1e-12),
        Certified(
            testDescription: "Michelso", cells: UnivariateTables.michelson, mean: 299.8524, deviation: 0.0790105478190518,
            tolerance: 1e-12),
        Certified(
            testDescription: "PiDigits", cells: UnivariateTables.piDigits, mean: 4.5348, deviation: 2.86733906028871,
            tolerance: 1e-14),
        Certified(
            testDescription: "NumAcc1", cells: [10_000_001, 10_000_003, 10_000_002], mean: 10_000_002, deviation: 1,
            tolerance: 0),
        Certified(testDescription: "NumAcc2", cells: about(1), mean: 1.2, deviation: 0.1, tolerance: 1e-14),
        Certified(testDescription: "NumAcc3", cells: about(1_000_000), mean: 1_000_000.2, deviation: 0.1, tolerance: 1e-9),
        Certified(testDescription: "NumAcc4", cells: about(10_000_000), mean: 10_000_000.2, deviation: 0.1, tolerance: 1e-8),
    ]

    /// 0.2 beyond a whole number, and then 0.1 and 0.3 beyond it five hundred times.
    private static func about(_ whole: Double) -> [Double] {
        [whole + 0.2] + (0..<500).flatMap { _ in [whole + 0.1, whole + 0.3] }
    }

    /// The first and the last, and the one that is another in NIST’s file.
    @Test func digitsAreThoseOfPi() {
        let digits = PiDigits.first(5000)
        #expect(digits.count == 5000)
        #expect(digits.prefix(20) == [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3, 2, 3, 8, 4])
        #expect(digits.suffix(10) == [7, 4, 1, 3, 2, 6, 0, 4, 7, 2])
        #expect(digits[UnivariateTables.misprint] == 8)
    }

    @Test(arguments: sets)
    func zScoresRestOnTheCertifiedMeanAndDeviation(set: Certified) throws {
        let frame = try Frame(Points(Matrix(rows: set.cells.count, columns: 1, elements: set.cells)))
        let column = try ZScore().fit(frame, in: .two).columns[0]
        let count = Double(set.cells.count)
        #expect(column.offset.agrees(with: set.mean, within: 1e-14))
        #expect((column.scale * (count / (count - 1)).squareRoot()).agrees(with: set.deviation, within: set.tolerance + 4e-16))
    }

    @Test(arguments: sets)
    func theVarianceOfTheOnlyComponentIsTheCertifiedOne(set: Certified) throws {
        let frame = try Frame(Points(Matrix(rows: set.cells.count, columns: 1, elements: set.cells)))
        let fitted = try PrincipalComponentAnalysis(components: 1).fit(frame)
        #expect(fitted.means[0].agrees(with: set.mean, within: 1e-14))
        #expect(fitted.explainedVariance[0].squareRoot().agrees(with: set.deviation, within: set.tolerance + 4e-16))
    }

    /// One cluster has the mean as its centre, and the sum of squares about it as its inertia.
    @Test(arguments: sets)
    func oneClusterHasTheCertifiedSumOfSquares(set: Certified) throws {
        let points = try Points(Matrix(rows: set.cells.count, columns: 1, elements: set.cells))
        let fit = try KMeans(k: 1, restarts: 1).fit(points)
        let inertia = try #require(fit.figure("inertia"))
        #expect((inertia / Double(set.cells.count - 1)).squareRoot().agrees(with: set.deviation, within: set.tolerance + 1e-14))
        let centre = try #require(fit.model.locations?[0, 0])
        #expect(centre.agrees(with: set.mean, within: 1e-14))
    }
}
