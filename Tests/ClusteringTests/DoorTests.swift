import LinearAlgebra
import Testing
import Vocabulary

@testable import Clustering

/// What points are refused for before any algorithm sees them, and what algorithms refuse of points that are sound.
struct DoorTests {
    @Test(arguments: [0, -1, .nan, .infinity, 1e101])
    func weightsThatCannotBeSummedAreNamed(weight: Double) throws {
        #expect(throws: ClusteringError.badWeight(row: "s2", value: "\(weight)")) {
            try Points(ids: ["s1", "s2"], columns: ["x"], values: Matrix([[1], [2]]), weights: [1, weight])
        }
        let points = try Points(ids: ["s1", "s2"], columns: ["x"], values: Matrix([[1], [2]]))
        #expect(throws: ClusteringError.badWeight(row: "s1", value: "\(weight)")) { try points.weighted(by: [weight, 1]) }
        #expect(throws: ClusteringError.badWeight(row: "s2", value: "\(weight)")) {
            try Frame(points).points(weights: [1, weight])
        }
    }

    @Test func theSmallestAndLargestWeightsAreTaken() throws {
        let weights = [Double.leastNonzeroMagnitude, 1e100, 1]
        let points = try Points(Matrix([[1], [2], [3]]), weights: weights)
        #expect(points.weights == weights)
        for entry in AlgorithmLawTests.entries where entry.type.abilities.contains(.weights) {
            let fit = try entry.algorithm.fit(entry.suited(points))
            #expect(fit.partition.noiseCount == 0)
            #expect(fit.figures.allSatisfy { $0.value?.isFinite ?? true })
        }
    }

    @Test(arguments: AlgorithmLawTests.entries)
    func weightsThatCannotBeUsedAreNotPassedOver(entry: AlgorithmLawTests.Entry) throws {
        guard !entry.type.abilities.contains(.weights) else { return }
        let points = try entry.suited(Points(Matrix([[1], [2]]))).weighted(by: [1, 2])
        let able = Algorithms.names(able: .weights)
        #expect(throws: ClusteringError.unusedWeights(entry.type.card.name, instead: able)) { try entry.algorithm.fit(points) }
        #expect(able.contains("kmeans"))
    }

    @Test func emptyCellsAreNamed() throws {
        let text = CategoricalColumn(name: "region", cells: ["north", nil])
        #expect(throws: ClusteringError.missingCell(column: "region", row: "s2")) {
            try Points(ids: ["s1", "s2"], columns: ["x"], values: Matrix([[1], [2]]), categories: [text])
        }
        let frame = try Frame(ids: ["s1", "s2"], columns: ["x"], values: Matrix([[1], [.nan]]))
        #expect(throws: ClusteringError.missingCell(column: "x", row: "s2")) { try frame.points() }
    }

    @Test func textIsRefusedUnlessItIsToBeKept() throws {
        let frame = try Frame(
            ids: ["s1", "s2"], columns: ["x"], values: Matrix([[1], [2]]),
            categories: [CategoricalColumn(name: "region", cells: ["north", "south"])])
        #expect(throws: ClusteringError.textColumns(["region"])) { try frame.points() }
        let points = try frame.points(keepingText: true)
        #expect(points.categories.map(\.name) == ["region"])
        #expect(throws: ClusteringError.textColumns(["region"])) { try KMeans(k: 1).fit(points) }
        #expect(throws: ClusteringError.textColumns(["region"])) { try HDBSCAN().fit(points) }
        let gower = DissimilarityName(Gower.self)
        let densities: [any Algorithm] = [
            DBSCAN(eps: 1, distance: gower), HDBSCAN(minimumClusterSize: 2, distance: gower), OPTICS(minimumSamples: 2, distance: gower),
        ]
        for density in densities {
            #expect(throws: ClusteringError.textColumns(["region"])) { try density.fit(points) }
        }
        #expect(
            ClusteringError.textColumns(["region"]).diagnostic.expected
                == "numbers, by encode or ignore; or an algorithm that takes texts: affinity_propagation, average, genie, "
                + "kmedoids with distance=gower, or kmodes, kprototypes")
    }

    @Test(arguments: AlgorithmLawTests.entries.filter { $0.type.abilities.contains(.categories) })
    func whatTakesTextTakesItByGowersDissimilarity(entry: AlgorithmLawTests.Entry) throws {
        guard !entry.type.abilities.contains(.onlyCategories) else { return }
        var algorithm = entry.algorithm
        let wanted: [(name: String, value: Value)] = [
            ("distance", .text("gower")), ("linkage", .text("average")), ("k", .integer(2)),
        ]
        for (name, value) in wanted where algorithm.settings.contains(where: { $0.name == name }) {
            try algorithm.set(name, to: value)
        }
        let points = try Points(
            ids: (0..<60).map(String.init), columns: ["x"], values: Matrix((0..<60).map { [Double($0 % 2) + 0.001 * Double($0)] }),
            categories: [CategoricalColumn(name: "region", cells: (0..<60).map { $0 % 2 == 0 ? "north" : "south" })])
        let labels = try algorithm.fit(points).partition.labels
        // No cluster has rows of both regions.
        #expect(Set(zip(labels, 0...).map { [$0 ?? 0, $1 % 2] }).count == Set(labels).count)
    }
}
