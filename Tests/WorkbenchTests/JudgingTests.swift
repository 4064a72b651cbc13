import Clustering
import Testing
import Vocabulary

@testable import Workbench

/// How `metrics`, `plot` and `sweep` judge clusters of any distance, of texts and of weighted rows.
struct JudgingTests {
    private let folder: TemporaryFolder
    private let desk: Desk

    /// Two groups of shops of different weight, alike in their texts.
    init() throws {
        folder = try TemporaryFolder()
        var lines = ["shop,north,visits,region,kind,weight"]
        for row in 0..<24 {
            let far = row >= 9
            lines.append(
                "s\(row + 10),\(far ? 5 + row % 3 : 1 + row % 4),\(row * row % 7),\(far ? "east" : "west"),\(["a", "b"][row % 2]),\(1 + row % 5)")
        }
        try folder.write(lines.map { $0 + "\n" }.joined(), to: "shops.csv")
        desk = try Desk(in: folder)
    }

    private static let numbers = "(select shop, north, visits, weight from shops)"

    private func begin(_ statements: String...) async throws {
        try await desk.run("load shops \"\(folder.path(of: "shops.csv"))\"")
        for statement in statements { try await desk.run(statement) }
    }

    private func value(_ metric: String, of name: String) async throws -> Double? {
        try await desk.table("metrics \(name) metrics=\(metric)")["value"]?.numbers.first ?? nil
    }

    // MARK: Distances

    @Test func clustersAreJudgedByTheirOwnDistance() async throws {
        try await begin("cluster kmedoids shops k=2 distance=gower ignore=weight as g")
        let clusters = try await desk.session.clusters("g").value
        let expected = try Silhouette().score(
            of: clusters.partition, in: MeasuredPoints(clusters.rows.points(), by: DissimilarityName(Gower.self)))
        #expect(try await value("silhouette", of: "g") == expected.value)
        let said = try await desk.run("metrics g")
        #expect(said.contains("rows are compared by distance gower") && said.contains("there are text columns"))
        #expect(!said.contains("do not differ"))
        try await desk.run("cluster kmedoids \(Self.numbers) k=2 distance=manhattan ignore=weight as m")
        let other = try await desk.run("metrics m")
        #expect(other.contains("compared by distance manhattan") && other.contains("compared by another distance"))
        #expect(try await value("inertia", of: "m") == nil)
    }

    @Test func clustersOfTextsAreJudgedByTheirTexts() async throws {
        try await begin("cluster kmodes (select shop, region, kind from shops) k=2 as t")
        #expect(try await (value("silhouette", of: "t") ?? 0) > 0.2)
        #expect(try await value("inertia", of: "t") == nil)
        #expect(try await !desk.run("metrics t").contains("do not differ"))
        try await desk.run("plot silhouette t > \"\(folder.path(of: "t.svg"))\"")
    }

    @Test func aSweepJudgesAllByOneDistance() async throws {
        try await begin()
        let shared = try await desk.run("sweep kmedoids,average shops ignore=weight distance=gower k=2..3 metrics=silhouette")
        #expect(shared.contains("all are judged by distance gower") && shared.contains("average distance=gower"))
        let mixed = try await desk.run("sweep kmeans,kmedoids \(Self.numbers) distance=manhattan k=2..3 metrics=silhouette")
        #expect(mixed.contains("divide by euclidean, manhattan; all are judged by euclidean"))
    }

    // MARK: Weights

    @Test func inertiaIsThatOfTheFitWhateverTheWeights() async throws {
        try await begin("cluster kmeans \(Self.numbers) k=3 weight=weight as g")
        let clusters = try await desk.session.clusters("g").value
        let fitted = try #require(clusters.figures.first { $0.name == "inertia" }?.value)
        let measured = try #require(try await value("inertia", of: "g"))
        #expect(abs(fitted - measured) <= 1e-9 * fitted)
        #expect(try await desk.run("metrics g").contains("every row counts once, whatever its weight, in c_index"))
        #expect(try await !desk.run("metrics g metrics=silhouette,inertia").contains("once"))
    }

    // MARK: Sweeps

    @Test func withoutAMethodKMeansIsSwept() async throws {
        try await begin()
        let board = try await desk.table("sweep \(Self.numbers) k=2..3 n_init=2 ignore=weight")
        #expect(board["method"]?.texts == ["kmeans n_init=2", "kmeans n_init=2"])
    }

    @Test func methodsAreCalledAsTheyWereTyped() async throws {
        try await begin()
        let board = try await desk.table("sweep ward,average \(Self.numbers) k=2 ignore=weight metrics=silhouette")
        #expect(Set(board["method"]?.texts.compactMap { $0 } ?? []) == ["ward", "average"])
    }

    @Test func mixturesAreRankedByTheirOwnFigures() async throws {
        try await begin()
        let board = try await desk.table("sweep gaussian_mixture \(Self.numbers) k=1..3 ignore=weight metrics=bic")
        let values = try #require(board["bic"]?.numbers.compactMap { $0 })
        #expect(values.count == 3 && values == values.sorted())
        let silent = try await desk.run("sweep gaussian_mixture,kmeans \(Self.numbers) k=2 ignore=weight metrics=silhouette,bic")
        #expect(silent.contains("bic cannot rank"))
        let partial = try await desk.table("sweep gaussian_mixture,kmeans \(Self.numbers) k=2 ignore=weight metrics=bic")
        #expect(partial["place"]?.texts == ["1", nil] && partial["method"]?.texts == ["gaussian_mixture", "kmeans"])
        let refusal = await desk.refusal(of: "sweep kmeans \(Self.numbers) k=2 ignore=weight metrics=bic")
        #expect(refusal?.code == .undefinedResult && refusal?.given == "bic" && refusal?.expected?.contains("silhouette") == true)
        #expect(refusal?.next == "sweep gaussian_mixture \(Self.numbers) k=2..2 metrics=bic ignore=weight")
    }

    @Test func theWayToAFigureKeepsAllThatWasGivenAndCanBeTaken() async throws {
        try await begin()
        let refusal = await desk.refusal(
            of: "sweep kmedoids \(Self.numbers) k=2..3 metrics=silhouette,bic id=shop weight=weight ignore=visits n_init=2 distance=manhattan as b")
        let next = "sweep gaussian_mixture \(Self.numbers) k=2..3 metrics=silhouette,bic id=shop weight=weight ignore=visits n_init=2 as b"
        #expect(refusal?.next == next)
        try await desk.run(next)
    }

    @Test func whatHasNoPlaceForWantOfAFigureIsTold() async throws {
        try await begin()
        let rows = "\(Self.numbers) k=2 ignore=weight"
        let told = "kmeans has no bic, and so no place"
        #expect(try await desk.run("sweep gaussian_mixture,kmeans \(rows) metrics=bic").contains(told))
        #expect(try await !desk.run("sweep gaussian_mixture,kmeans \(rows) metrics=silhouette,bic").contains(told))
        #expect(try await !desk.run("sweep gaussian_mixture \(rows) metrics=bic").contains("no place"))
    }

    /// Of whatever algorithm they are.
    @Test func figuresOfAllAlgorithmsCanRank() {
        let criteria = Set(Algorithms.all.flatMap { $0.criteria })
        #expect(!criteria.isEmpty)
        for name in criteria {
            #expect(JudgeName(value: .text(name))?.name == name && !JudgeName.algorithms(with: name).isEmpty)
            #expect(SweepCommand.card.discussion.contains(name))
        }
    }

    @Test func whatHasNoRowIsTold() async throws {
        try await begin()
        let said = try await desk.run("sweep kmodes,kmeans \(Self.numbers) k=2..3 ignore=weight")
        #expect(said.contains("kmodes is left out: "))
        #expect(await desk.refusal(of: "sweep kmodes \(Self.numbers) k=2..3 ignore=weight") != nil)
        let many = try await desk.run("sweep kmeans (select shop, north from shops) k=2..9 metrics=silhouette")
        #expect(many.contains("fewer clusters were found"))
    }

    @Test func noiseIsSaidToBeLeftOut() async throws {
        try await begin()
        let said = try await desk.run("sweep dbscan \(Self.numbers) eps=1 min_samples=3 ignore=weight metrics=silhouette")
        #expect(said.contains("scores leave out the rows that are noise"))
    }
}
