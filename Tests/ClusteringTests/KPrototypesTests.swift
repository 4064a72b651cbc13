import LinearAlgebra
import Testing

@testable import Clustering

struct KPrototypesTests {
    /// The sepals of iris as numbers, its petals as the texts of their whole centimetres.
    static let mixed: Points = {
        do {
            return try Points(
                ids: Samples.iris.ids, columns: ["sepal_length", "sepal_width"],
                values: Samples.iris.values.selecting(columns: [0, 1]),
                categories: Array(KModesTests.texts.categories.suffix(2)))
        } catch {
            preconditionFailure("the iris table is damaged: \(error)")
        }
    }()

    /// The least cost of `KPrototypes(k, gamma=0.5, n_init=30, random_state=0)` of kmodes 0.12.2.
    @Test(arguments: [(2, 108.42705167173249), (3, 65.92182986111109), (5, 43.42241930618398)])
    func costsNoMoreThanTheKmodesPackage(k: Int, cost: Double) throws {
        let fit = try KPrototypes(k: k, gamma: 0.5, restarts: 50, tolerance: 0).fit(Self.mixed)
        #expect(try #require(fit.figure("cost")) <= cost * (1 + 1e-9))
        #expect(fit.hasConverged && fit.warnings.isEmpty)
    }

    /// Mean variance over mean chance of difference, by numpy 2.4:
    /// `X[:, :2].var(0).mean() / mean(1 - sum((counts / 150) ** 2))` over the two text columns.
    @Test func gammaIsChosenFromTheSpreadAndTold() throws {
        let fit = try KPrototypes(k: 3).fit(Self.mixed)
        guard case .chosen("gamma", let gamma, _) = fit.warnings.first else {
            Issue.record("nothing is told of gamma")
            return
        }
        #expect(gamma.agrees(with: 0.6353902344003635))
        #expect((fit.model as? PrototypeModel)?.gamma == gamma)
        #expect(try KPrototypes(k: 3, gamma: gamma).fit(Self.mixed).partition == fit.partition)
    }

    @Test(arguments: [1e-30, 1e-3, 1e6, 1e90])
    func aCommonScaleChangesNothingWhereGammaIsChosen(scale: Double) throws {
        let scaled = try Points(
            ids: Self.mixed.ids, columns: Self.mixed.columns,
            values: Matrix(rows: 150, columns: 2, elements: Self.mixed.values.elements.map { $0 * scale }),
            categories: Self.mixed.categories)
        #expect(try KPrototypes(k: 3).fit(scaled).partition == KPrototypes(k: 3).fit(Self.mixed).partition)
    }

    /// 78.851441426146: scikit-learn 1.9.1, `KMeans(3, n_init=100, tol=0)`.
    @Test func numbersAloneGiveKMeans() throws {
        let fit = try KPrototypes(k: 3, restarts: 30, tolerance: 0).fit(Samples.iris)
        #expect(try #require(fit.figure("cost")).agrees(with: 78.851441426146))
        #expect(fit.partition == (try KMeans(k: 3).fit(Samples.iris).partition))
        #expect(fit.warnings.isEmpty)
    }

    @Test func textsAloneGiveKModes() throws {
        let fit = try KPrototypes(k: 3, restarts: 100, tolerance: 0).fit(KModesTests.texts)
        #expect(fit.figure("cost") == (try KModes(k: 3, restarts: 100).fit(KModesTests.texts).figure("cost")))
        #expect(fit.model.locations == nil)
    }

    @Test func everyCentreIsTheMeanOfItsRowsAndEveryRowIsNearest() throws {
        let fit = try KPrototypes(k: 4, tolerance: 0).fit(Self.mixed)
        let model = try #require(fit.model as? PrototypeModel)
        for cluster in 1...4 {
            let members = fit.partition.members(of: cluster)
            let means = Self.mixed.values.selecting(rows: members).columnMeans
            for (mean, centre) in zip(means, model.centres.row(cluster - 1)) { #expect(mean.agrees(with: centre)) }
        }
        for row in 0..<150 {
            let distances = (0..<4).map { cluster in
                zip(Self.mixed.values.row(row), model.centres.row(cluster)).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
                    + model.gamma
                    * Double(zip(Self.mixed.categories, model.modes).count { $0.cells[row] != $1.cells[cluster] })
            }
            let label = try #require(fit.partition.labels[row])
            #expect(distances[label - 1].agrees(with: try #require(distances.min())))
        }
    }

    @Test func gammaLetsTheTextsDecideMoreOrNotAtAll() throws {
        let points = try Points(
            ids: ["a", "b", "c", "d"], columns: ["x"], values: Matrix([[0], [1], [10], [11]]),
            categories: [CategoricalColumn(name: "t", cells: ["p", "q", "p", "q"])])
        #expect(try KPrototypes(k: 2, gamma: 0).fit(points).partition.labels == [1, 1, 2, 2])
        #expect(try KPrototypes(k: 2, gamma: 1e6).fit(points).partition.labels == [1, 2, 1, 2])
    }

    @Test(arguments: [1e-300, 1e-170, 1e99])
    func extremeMagnitudesAndWeightsGiveADefinedResult(scale: Double) throws {
        let points = try Points(
            ids: Self.mixed.ids, columns: Self.mixed.columns,
            values: Matrix(rows: 150, columns: 2, elements: Self.mixed.values.elements.map { $0 * scale }),
            categories: Self.mixed.categories, weights: (0..<150).map { $0 % 2 == 0 ? 1e100 : 1e-300 })
        let fit = try KPrototypes(k: 3).fit(points)
        #expect(fit.partition.rowCount == 150 && fit.figures.allSatisfy { $0.value?.isNaN != true })
        #expect(try fit.model.assign(points).map(\.cluster) == fit.partition.labels)
    }

    @Test func theOrderOfRowsDoesNotMatterAtAll() throws {
        var stream = RandomStream(seed: 8, purpose: 90)
        let order = stream.permutation(of: 150)
        let algorithm = KPrototypes(k: 6, restarts: 1)
        let straight = try algorithm.fit(Self.mixed).partition
        let permuted = try algorithm.fit(Self.mixed.selecting(rows: order)).partition
        #expect(permuted == Partition(order.map { straight.labels[$0] }))
    }
}
