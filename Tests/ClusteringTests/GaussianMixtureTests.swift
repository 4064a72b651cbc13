import Foundation
import LinearAlgebra
import Testing

@testable import Clustering

struct GaussianMixtureTests {
    struct Golden: CustomTestStringConvertible {
        let k: Int
        let type: CovarianceType
        let logLikelihood: Double
        let bic: Double
        let aic: Double
        let sizes: [Int]

        init(_ k: Int, _ type: CovarianceType, _ logLikelihood: Double, _ bic: Double, _ aic: Double, _ sizes: [Int]) {
            (self.k, self.type, self.logLikelihood) = (k, type, logLikelihood)
            (self.bic, self.aic, self.sizes) = (bic, aic, sizes)
        }

        var testDescription: String { "\(k) \(type)" }
    }

    /// scikit-learn 1.9.1, `GaussianMixture(k, covariance_type=…, tol=1e-10, max_iter=20000, reg_covar=1e-6·X.var(0).mean())`
    /// with responsibilities initialised from the best of fifty k-means partitions. R's mclust has the BIC of 2 and 3 full
    /// components as −574.0178 and −580.8389 (its models VVV).
    static let goldens = [
        Golden(2, .full, -214.35470466127333, 574.0178328513381, 486.70940932254666, [100, 50]),
        Golden(2, .tied, -296.44757486761273, 688.0972203230543, 630.8951497352255, [100, 50]),
        Golden(2, .diag, -386.18534709483777, 857.5514941893118, 806.3706941896755, [100, 50]),
        Golden(2, .spherical, -478.55909578137187, 1012.2351797978025, 979.1181915627437, [100, 50]),
        Golden(3, .full, -180.18547772485715, 580.8389083899496, 448.3709554497143, [55, 50, 45]),
        Golden(3, .tied, -256.35404325512127, 632.9633335685527, 560.7080865102425, [51, 50, 49]),
        Golden(3, .diag, -307.17757177788553, 744.6316612022737, 666.3551435557711, [64, 50, 36]),
        Golden(3, .spherical, -384.31409508134567, 853.8089901623277, 802.6281901626913, [62, 50, 38]),
        Golden(4, .full, -166.66443281716508, 628.9563479860092, 451.32886563433016, [50, 48, 32, 20]),
        Golden(4, .tied, -223.04864000902435, 591.4057035468402, 504.0972800180487, [51, 50, 35, 14]),
        Golden(4, .diag, -264.8475658929551, 705.0673670792792, 599.6951317859102, [50, 42, 35, 23]),
        Golden(4, .spherical, -334.28607715287086, 783.8167660699556, 714.5721543057417, [50, 45, 29, 26]),
    ]

    @Test(arguments: goldens)
    func findsTheOptimumThatScikitLearnFinds(golden: Golden) throws {
        let mixture = GaussianMixture(
            k: golden.k, covarianceType: golden.type, maximumIterations: 20_000, tolerance: 1e-10)
        let fit = try mixture.fit(Samples.iris)
        #expect(try #require(fit.figure("log_likelihood")).agrees(with: golden.logLikelihood, within: 1e-7))
        #expect(try #require(fit.figure("bic")).agrees(with: golden.bic, within: 1e-7))
        #expect(try #require(fit.figure("aic")).agrees(with: golden.aic, within: 1e-7))
        #expect(fit.partition.sizes == golden.sizes)
        #expect(fit.hasConverged && fit.warnings.isEmpty)
    }

    /// Entropy 4.873324550156637 of scikit-learn's `predict_proba` for the fit above.
    @Test func icIsChargedForOverlap() throws {
        let fit = try GaussianMixture(k: 3, maximumIterations: 20_000, tolerance: 1e-10).fit(Samples.iris)
        #expect(try #require(fit.figure("icl")).agrees(with: 580.8389083899496 + 2 * 4.873324550156637, within: 1e-6))
    }

    @Test(arguments: CovarianceType.allCases)
    func densitiesAreThoseOfTheFormula(type: CovarianceType) throws {
        let points = try Samples.planted(rows: 60, columns: 3, clusters: 2, spread: 4)
        let fit = try GaussianMixture(k: 2, covarianceType: type).fit(points)
        let model = try #require(fit.model as? MixtureModel)
        let components = model.components
        for row in 0..<points.count {
            let densities = (0..<components.count).map { component in
                components.weights[component] * Self.density(of: points.values.row(row), components, component)
            }
            let total = densities.reduce(0, +)
            let memberships = try #require(fit.memberships)
            for component in densities.indices {
                #expect(abs(memberships[row, component] - densities[component] / total) < 1e-12)
            }
            #expect(try #require(fit.rowFigures[0].values[row]).agrees(with: log(total), within: 1e-12))
        }
    }

    /// exp(−½δᵀΣ⁻¹δ) / √((2π)³|Σ|) with Σ written out and inverted by cofactors.
    static func density(of row: ArraySlice<Double>, _ components: GaussianComponents, _ component: Int) -> Double {
        let factors = components.factors
        let factor = (0..<3).map { i in
            (0..<3).map { j in
                switch components.type {
                case .full: factors[component * 3 + i, j]
                case .tied: factors[i, j]
                case .diag: i == j ? factors[component, i] : 0
                case .spherical: i == j ? factors[component, 0] : 0
                }
            }
        }
        let sigma = (0..<3).map { i in (0..<3).map { j in (0..<3).reduce(0) { $0 + factor[i][$1] * factor[j][$1] } } }
        let cofactor = { (i: Int, j: Int) in
            sigma[(i + 1) % 3][(j + 1) % 3] * sigma[(i + 2) % 3][(j + 2) % 3]
                - sigma[(i + 1) % 3][(j + 2) % 3] * sigma[(i + 2) % 3][(j + 1) % 3]
        }
        let determinant = (0..<3).reduce(0) { $0 + sigma[0][$1] * cofactor(0, $1) }
        let delta = zip(row, components.means.row(component)).map { $0 - $1 }
        var square = 0.0
        for i in 0..<3 { for j in 0..<3 { square += delta[i] * delta[j] * cofactor(i, j) / determinant } }
        return exp(-0.5 * square) / (pow(2 * .pi, 3) * determinant).squareRoot()
    }

    @Test(arguments: CovarianceType.allCases)
    func theModelSaysWhatTheFitSaid(type: CovarianceType) throws {
        let points = try Samples.planted(rows: 500, columns: 4, clusters: 3, spread: 6)
        let fit = try GaussianMixture(k: 3, covarianceType: type).fit(points)
        let memberships = try #require(fit.memberships)
        for (row, assignment) in try fit.model.assign(points).enumerated() {
            let cluster = try #require(assignment.cluster)
            #expect(cluster == fit.partition.labels[row])
            #expect(assignment.probability == memberships[row, cluster - 1])
            #expect(memberships.row(row).max() == assignment.probability)
            #expect(abs(memberships.row(row).reduce(0, +) - 1) < 1e-12)
        }
    }

    @Test func aRowOfFourfoldWeightIsFourRows() throws {
        let points = try Samples.planted(rows: 60, columns: 2, clusters: 2)
        let weighted = try Points(points.values, weights: (0..<60).map { $0 < 15 ? 4 : 1 })
        let repeated = points.selecting(rows: (0..<60).flatMap { Array(repeating: $0, count: $0 < 15 ? 4 : 1) })
        let mixture = GaussianMixture(k: 2, tolerance: 1e-10, ridge: 0.5)
        let likelihoods = try [weighted, repeated].map { try #require(try mixture.fit($0).figure("log_likelihood")) }
        #expect(likelihoods[0].agrees(with: likelihoods[1], within: 1e-9))
    }

    @Test(arguments: [1e-18, 1e-90, 1e90])
    func theUnitOfWeightsChangesNoPartition(unit: Double) throws {
        let points = try Samples.planted(rows: 120, columns: 2, clusters: 3, spread: 6)
        let weights = (0..<120).map { Double($0 % 3 + 1) }
        let mixture = GaussianMixture(k: 3)
        let fit = try mixture.fit(Points(points.values, weights: weights))
        let scaled = try mixture.fit(Points(points.values, weights: weights.map { $0 * unit }))
        #expect(scaled.partition == fit.partition)
    }

    @Test func aRowAloneIsPlacedAsAmongOthers() throws {
        let model = try GaussianMixture(k: 3).fit(Samples.iris).model
        let together = try model.assign(Samples.iris)
        for row in stride(from: 0, to: 150, by: 7) {
            #expect(try model.assign(Samples.iris.selecting(rows: [row])) == [together[row]])
        }
    }

    @Test func theOrderOfRowsDoesNotMatterAtAll() throws {
        let points = try Samples.planted(rows: 300, columns: 3, clusters: 3, spread: 6)
        let reversed = points.selecting(rows: (0..<300).reversed())
        let (straight, turned) = (try GaussianMixture(k: 4).fit(points), try GaussianMixture(k: 4).fit(reversed))
        #expect(straight.figures == turned.figures)
        #expect(Partition(straight.partition.labels.reversed()) == turned.partition)
    }

    @Test(arguments: [1e-30, 1e-3, 1e6, 1e90])
    func aCommonScaleChangesNothing(scale: Double) throws {
        let scaled = try Points(Matrix(rows: 150, columns: 4, elements: Samples.iris.values.elements.map { $0 * scale }))
        #expect(try GaussianMixture(k: 3).fit(scaled).partition == GaussianMixture(k: 3).fit(Samples.iris).partition)
    }

    @Test func aFarOriginChangesNothing() throws {
        let moved = try Points(Matrix(rows: 150, columns: 4, elements: Samples.iris.values.elements.map { $0 + 1e6 }))
        #expect(try GaussianMixture(k: 3).fit(moved).partition == GaussianMixture(k: 3).fit(Samples.iris).partition)
    }

    @Test func findsASmallClusterInAWideOneThatKMeansCuts() throws {
        let wide = try Samples.planted(rows: 300, columns: 2, clusters: 1, spread: 12)
        let centre = wide.values.columnMeans
        let tight = try Samples.planted(rows: 200, columns: 2, clusters: 1, seed: 2, spread: 0.3).values
        let offset = zip(centre, tight.columnMeans).map { $0 + 5 - $1 }
        let rows = wide.values.elements + tight.elements.enumerated().map { $1 + offset[$0 % 2] }
        let points = try Points(Matrix(rows: 500, columns: 2, elements: rows))
        /// Rows of the wide cluster that are put with the tight one.
        let strangers = { (fit: Fit) in fit.partition.labels[..<300].count { $0 == fit.partition.labels[300] } }
        let mixed = try GaussianMixture(k: 2).fit(points)
        #expect(Set(mixed.partition.labels[300...]).count == 1)
        #expect(strangers(mixed) < 15)
        #expect(try strangers(KMeans(k: 2).fit(points)) > 50)
    }

    @Test func moreStartsAreNeverWorse() throws {
        let points = try Samples.planted(rows: 400, columns: 3, clusters: 6, spread: 4)
        let one = try #require(try GaussianMixture(k: 7).fit(points).figure("log_likelihood"))
        let many = try #require(try GaussianMixture(k: 7, restarts: 8).fit(points).figure("log_likelihood"))
        #expect(many >= one)
    }

    @Test func aClusterWithoutWidthIsTold() throws {
        let line = (0..<20).map { [1, Double($0)] }
        let cloud = (20..<40).map { [Double($0), Double($0 * $0 % 17)] }
        let fit = try GaussianMixture(k: 2).fit(try Points(Matrix(line + cloud)))
        #expect(fit.warnings.contains(.collapsedClusters(1)))
        #expect(fit.figures.allSatisfy { $0.value?.isFinite ?? false })
    }

    @Test func stoppingEarlyIsTold() throws {
        let points = try Samples.planted(rows: 300, columns: 3, clusters: 2, spread: 20)
        let fit = try GaussianMixture(k: 4, maximumIterations: 1, tolerance: 0).fit(points)
        #expect(!fit.hasConverged && fit.warnings.contains(.notConverged(iterations: fit.iterations)))
    }

    @Test(arguments: CovarianceType.allCases)
    func extremeTablesHaveADefinedResult(type: CovarianceType) throws {
        let tables = [
            Matrix([[1, 2, 3]]), Matrix([[1], [1], [2]]), Matrix(rows: 4, columns: 0),
            Matrix([[1e99, 0], [-1e99, 1], [1e99, 1e-300], [0, 0]]), Matrix([[1e-300], [2e-300], [.leastNonzeroMagnitude], [0]]),
            Matrix(rows: 3, columns: 120, elements: (0..<360).map { Double($0 % 7) }),
        ]
        for values in tables {
            for ridge in [0, 1e-6] {
                let points = try Points(values)
                let fit = try GaussianMixture(k: 3, covarianceType: type, ridge: ridge).fit(points)
                #expect(fit.partition.noiseCount == 0)
                #expect(fit.figures.allSatisfy { $0.value?.isFinite ?? false })
                #expect(try #require(fit.memberships).elements.allSatisfy(\.isFinite))
                #expect(try fit.model.assign(points).map(\.cluster) == fit.partition.labels)
            }
        }
    }

    /// Rows of a cross lie as near to one component as to another, which may even share their means.
    @Test(arguments: CovarianceType.allCases)
    func labelsAreThoseTheModelPlacesWhereRowsTie(type: CovarianceType) throws {
        let cross = Matrix((-4...4).flatMap { step in [[Double(step), 0], [0, Double(step)]] })
        let grid = Matrix((0..<36).map { [Double($0 % 6), Double($0 / 6)] })
        for values in [cross, grid] {
            let points = try Points(values)
            for k in 2...7 {
                let fit = try GaussianMixture(k: k, covarianceType: type).fit(points)
                #expect(try fit.model.assign(points).map(\.cluster) == fit.partition.labels)
                #expect(fit.model.clusterCount == fit.partition.clusterCount)
            }
        }
    }

    @Test func manyColumnsAreRefusedOrFitted() throws {
        let values = Matrix(rows: 6, columns: 2000, elements: (0..<12_000).map { Double($0 % 13) })
        let small = Execution(memoryLimit: 1 << 20)
        #expect(throws: ClusteringError.self) { try GaussianMixture(k: 2).fit(try Points(values), in: small) }
        let fit = try GaussianMixture(k: 2, covarianceType: .diag).fit(try Points(values), in: small)
        #expect(fit.figures.allSatisfy { $0.value?.isFinite ?? false })
    }

    @Test func farRowsArePlacedWithFiniteNumbers() throws {
        let model = try GaussianMixture(k: 3).fit(Samples.iris).model
        let far = try Points(
            ids: ["a", "b"], columns: Samples.iris.columns, values: Matrix([[1e100, -1e100, 1e100, 0], [0, 0, 0, 1e50]]))
        for assignment in try model.assign(far) {
            #expect(assignment.distance.isFinite)
            #expect(try #require(assignment.probability).isFinite)
            #expect(try #require(assignment.margin) >= 0)
        }
    }
}
