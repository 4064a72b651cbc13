import Clustering
import LinearAlgebra
import Testing

@testable import Workbench

extension PipelineRealDataTests {
    /// The learning side against scikit-learn 1.9.1, on tables that polars 2.1.0 made from the same files:
    ///
    ///     P = shares of GROCERY, rounded to 2 decimals, halves away from zero
    ///     X = StandardScaler().fit_transform(SimpleImputer().fit_transform(P))
    ///     PCA(svd_solver="full").fit(X).explained_variance_ratio_
    ///     Z = PCA(2, svd_solver="full").fit_transform(X)
    ///     KMeans(3, n_init=200, tol=0, max_iter=1000, random_state=0).fit(Z).inertia_
    ///     silhouette_score, calinski_harabasz_score, davies_bouldin_score
    @Suite struct Learning {
        @Test func missingCellsAreFilledWithTheMeansOfScikitLearn() throws {
            let raw = try PipelineFullRun.current.table("preprocessed_external_data")
            let filled = try PipelineFullRun.current.table("external_imputed_features")
            let means = [
                "low_income_share": 0.2181675, "high_income_share": 0.2151807142857143,
                "senior_share": 0.15519035714285714, "kids_share": 0.35965892857142856,
            ]
            for (name, mean) in means {
                let before = try raw.column(name)
                #expect(before.missingCount == 177)
                for (row, value) in try filled.numbers(name).enumerated() where before.isMissing(row) {
                    #expect(isClose(value, mean, within: 1e-12))
                }
            }
            #expect(filled.columns.allSatisfy { $0.missingCount == 0 })
        }

        @Test func groceryIsScaledAsByScikitLearn() throws {
            let run = try PipelineFullRun.current
            let shares = try run.table("internal_sales_by_category", "GROCERY").numbers("% Sales AIR CARE")
            let mean = shares.reduce(0, +) / Double(shares.count)
            #expect(isClose(mean, 0.3075794621026895, within: 1e-12))

            let scaled = try run.table("internal_normalized_data", "GROCERY")
            let row = try #require(try scaled.texts("STORE_NBR").firstIndex(of: "367"))
            #expect(isClose(try scaled.numbers("% Sales AIR CARE")[row], 0.04588879934437949, within: 1e-10))
        }

        @Test func principalComponentsExplainWhatTheyDoInScikitLearn() throws {
            let fitted = try PrincipalComponentAnalysis(components: 0.8).fit(Self.grocery())
            #expect(fitted.explainedShare.count == 59)
            let first = [
                0.029806829190200917, 0.02361289557319189, 0.022688267435057342, 0.02222123337773473, 0.021464408787677056,
            ]
            for (own, expected) in zip(fitted.explainedShare, first) { #expect(isClose(own, expected, within: 1e-9)) }
            #expect(isClose(fitted.explainedShare.reduce(0, +), 0.8035899634207365, within: 1e-9))
        }

        @Test func threeClustersAreAsGoodAsThoseOfScikitLearn() throws {
            let components = try PrincipalComponentAnalysis(components: 2).fit(Self.grocery()).apply(to: Self.grocery())
            let points = try components.frame.points()
            // One start in eight finds the best of them.
            let fit = try KMeans(k: 3, restarts: 200, maximumIterations: 1000, tolerance: 0).fit(points)
            #expect(fit.partition.sizes == [215, 191, 3])
            #expect(isClose(try #require(fit.figure("inertia")), 905.2391727345077, within: 1e-9))
            try expectScores(of: fit.partition, in: points, 0.5225170928011154, 257.55924712806905, 0.587759331005164)
        }

        /// Labels that need no algorithm: the store's number modulo 3, in all 94 dimensions.
        @Test func metricsOfAnArbitraryDivisionAreThoseOfScikitLearn() throws {
            let points = try Self.grocery().points()
            let partition = Clustering.Partition(points.ids.map { Int($0).map { $0 % 3 } })
            try expectScores(of: partition, in: points, -0.021475264039533603, 1.126762344452395, 13.340893013487177)
        }

        private func expectScores(
            of partition: Clustering.Partition, in points: Points, _ silhouette: Double, _ calinskiHarabasz: Double,
            _ daviesBouldin: Double
        ) throws {
            let expected: [(any Metric, Double)] = [
                (Silhouette(), silhouette), (CalinskiHarabasz(), calinskiHarabasz), (DaviesBouldin(), daviesBouldin),
            ]
            for (metric, value) in expected {
                let score = try #require(try metric.score(of: partition, in: points).value)
                #expect(isClose(score, value, within: 1e-6), "\(type(of: metric)) is \(score)")
            }
        }

        /// GROCERY, filled and scaled, before any store is set aside.
        private static func grocery() throws -> Clustering.Frame {
            try Frame(PipelineFullRun.current.table("internal_normalized_data", "GROCERY"))
        }

        private func isClose(_ value: Double, _ expected: Double, within tolerance: Double) -> Bool {
            abs(value - expected) <= tolerance * max(1e-3, abs(expected))
        }
    }
}
