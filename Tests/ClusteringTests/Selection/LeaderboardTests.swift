import LinearAlgebra
import Testing

@testable import Clustering

struct LeaderboardTests {
    private static let metrics: [any Metric] = [Silhouette(), DaviesBouldin(), Inertia()]

    @Test func thePlantedNumberComesFirst() throws {
        let points = try Samples.planted(rows: 200, columns: 5, clusters: 4)
        let methods: [any Algorithm] = [KMeans(k: 2, restarts: 5), KMeans(k: 2, restarts: 1, maximumIterations: 1)]
        let board = try Leaderboard(of: points, by: methods, over: 2...6, metrics: Self.metrics)
        #expect(board.rows.count == 10)
        #expect(board.rows[0].count == 4 && board.rows[0].place == 1)
        #expect(board.voters == ["silhouette", "davies_bouldin"] && board.metrics.count == 3)
        #expect(Set(board.rows.map(\.method)) == ["kmeans n_init=5", "kmeans n_init=1 max_iter=1"])
        #expect(board.rows.map { $0.meanRank ?? 0 } == board.rows.map { $0.meanRank ?? 0 }.sorted())
    }

    @Test func rowsAreTheFitsOfTheirMethods() throws {
        let board = try Leaderboard(of: Samples.iris, by: [KMeans()], over: 2...4, metrics: Self.metrics)
        for row in board.rows {
            let count = try #require(row.count)
            #expect(try KMeans(k: count).fit(Samples.iris) == row.fit)
            #expect(try Silhouette().score(of: row.fit.partition, in: Samples.iris) == row.scores[0])
            #expect(row.method == "kmeans" && row.noiseCount == 0)
        }
    }

    @Test func undefinedScoresComeLast() throws {
        let board = try Leaderboard(of: Samples.ruspini, by: [KMeans()], over: 1...4, metrics: Self.metrics)
        #expect(board.rows.last?.count == 1)
        #expect(board.rows[0].count == 4)
    }

    @Test func withoutAVoterThereIsNoRank() throws {
        let board = try Leaderboard(of: Samples.iris, by: [KMeans()], over: 2...3, metrics: [Inertia()])
        #expect(board.rows.map(\.meanRank) == [nil, nil] && board.rows.map(\.place) == [nil, nil])
        #expect(board.rows.map(\.count) == [2, 3])
    }

    @Test func nothingToCompareIsAnEmptyBoard() throws {
        #expect(try Leaderboard(of: Samples.iris, by: [], over: 2...3, metrics: Self.metrics).rows.isEmpty)
    }

    @Test func givesTheSameBitsOnOneThreadAndTwo() throws {
        let points = try Samples.planted(rows: 300, columns: 4, clusters: 3, spread: 4)
        let one = try Leaderboard(of: points, by: [KMeans()], over: 2...4, metrics: Self.metrics, in: .single)
        #expect(try Leaderboard(of: points, by: [KMeans()], over: 2...4, metrics: Self.metrics, in: .two) == one)
    }

    /// All fits are kept, so all of them must fit.
    @Test func whatIsKeptIsKnownBeforeAnyWork() throws {
        let counts = 2...40
        let one = KeptFits(of: Samples.iris, by: KMeans(), over: counts).memory
        #expect(one.bytes == 16 * 150 * 39)
        let mixtures = KeptFits(of: Samples.iris, by: GaussianMixture(), over: counts).memory
        #expect(mixtures.bytes == 150 * (39 * 32 + 8 * counts.reduce(0, +)))
        func tight(_ need: MemoryNeed) -> Execution { Execution(isCancelled: { true }, memoryLimit: need.bytes - 1) }
        #expect(throws: ClusteringError.tooMuchMemory(one, available: one.bytes - 1)) {
            try Sweep(of: Samples.iris, by: KMeans(), over: counts, metrics: [], in: tight(one))
        }
        var both = KeptFits(of: Samples.iris)
        for algorithm in [KMeans(), GaussianMixture()] as [any Algorithm] { both.add(algorithm, over: counts) }
        let need = both.memory
        #expect(need.bytes == one.bytes + mixtures.bytes)
        #expect(throws: ClusteringError.tooMuchMemory(need, available: need.bytes - 1)) {
            try Leaderboard(of: Samples.iris, by: [KMeans(), GaussianMixture()], over: counts, metrics: [], in: tight(need))
        }
    }

    // MARK: What rows are judged by

    @Test func methodsAreJudgedByTheDistanceTheyShare() throws {
        let manhattan = DissimilarityName(Manhattan.self)
        let shared: [any Algorithm] = [
            KMedoids(k: 2, distance: manhattan), Agglomerative(k: 2, linkage: .average, distance: manhattan),
        ]
        let board = try Leaderboard(of: Samples.iris, by: shared, over: 2...3, metrics: Self.metrics)
        #expect(board.distance == "manhattan" && board.methodDistances == ["manhattan", "manhattan"])
        let measured = try MeasuredPoints(Samples.iris, by: manhattan)
        for row in board.rows {
            #expect(try Silhouette().score(of: row.fit.partition, in: measured) == row.scores[0])
            #expect(row.scores[1] == .undefined(.otherDistance))
        }
        // A metric that says nothing of any row has no vote.
        #expect(board.voters == ["silhouette"])

        let mixed = try Leaderboard(of: Samples.iris, by: shared + [KMeans()], over: 2...3, metrics: Self.metrics)
        #expect(mixed.distance == "euclidean" && mixed.methodDistances == ["manhattan", "manhattan", "euclidean"])
        for row in mixed.rows { #expect(try Silhouette().score(of: row.fit.partition, in: Samples.iris) == row.scores[0]) }
    }

    @Test func figuresRankWhereEveryFitHasThem() throws {
        let board = try Leaderboard(
            of: Samples.ruspini, by: [GaussianMixture()], over: 1...6, metrics: [], figures: ["bic", "aic"])
        #expect(board.voters == ["bic", "aic"])
        let bics = board.rows.compactMap { $0.fit.figure("bic") }
        #expect(bics.count == 6 && board.rows.compactMap(\.place) == board.rows.compactMap(\.place).sorted() && board.rows[0].place == 1)
        let byBIC = try Leaderboard(of: Samples.ruspini, by: [GaussianMixture()], over: 1...6, metrics: [], figures: ["bic"])
        #expect(byBIC.rows.map { $0.fit.figure("bic") ?? 0 } == bics.sorted())
        let both: [any Algorithm] = [GaussianMixture(), KMeans()]
        let silent = try Leaderboard(of: Samples.ruspini, by: both, over: 2...3, metrics: [Silhouette()], figures: ["bic"])
        #expect(silent.voters == ["silhouette"])
        let alone = try Leaderboard(of: Samples.ruspini, by: both, over: 2...3, metrics: [], figures: ["bic"])
        #expect(alone.voters == ["bic"] && alone.rows.map(\.place) == [1, 2, nil, nil])
        #expect(alone.rows.map { $0.fit.figure("bic") != nil } == [true, true, false, false])
    }

    // MARK: What has no row

    @Test func aMethodThatCannotDivideThePointsIsLeftOutUnlessItIsAlone() throws {
        let methods: [any Algorithm] = [KModes(), KMeans()]
        let board = try Leaderboard(of: Samples.iris, by: methods, over: 2...3, metrics: Self.metrics)
        let reason = ClusteringError.numericColumns(Samples.iris.columns).diagnostic.message
        #expect(board.omissions == [.method("kmodes", reason: reason)])
        #expect(board.rows.map(\.method) == ["kmeans", "kmeans"])
        #expect(throws: ClusteringError.numericColumns(Samples.iris.columns)) {
            try Leaderboard(of: Samples.iris, by: [KModes()], over: 2...3, metrics: Self.metrics)
        }
        #expect(throws: ClusteringError.cancelled) {
            try Leaderboard(
                of: Samples.iris, by: methods, over: 2...3, metrics: Self.metrics, in: Execution(isCancelled: { true }))
        }
    }

    @Test func theSameClustersAreRankedOnce() throws {
        let points = try Points(Matrix((0..<30).map { [Double($0 % 3)] }))
        let board = try Leaderboard(of: points, by: [KMeans()], over: 2...6, metrics: [DaviesBouldin(), Inertia()])
        #expect(board.rows.map(\.count).compactMap(\.self).sorted() == [2, 3])
        #expect(board.omissions == [.counts("kmeans", [4, 5, 6])])
        // Where fewer are found than ever were asked for, what was found is shown.
        let beyond = try Leaderboard(of: points, by: [KMeans()], over: 4...6, metrics: [Inertia()])
        #expect(beyond.rows.map(\.fit.partition.clusterCount) == [3] && beyond.omissions == [.counts("kmeans", [5, 6])])
    }

    @Test func aMethodIsCalledByTheWordThatWasMeant() throws {
        let average = Agglomerative(k: 9, linkage: .average)
        #expect(Leaderboard.Method(average).name == "agglomerative linkage=average")
        #expect(Leaderboard.Method("average", average, besides: Agglomerative(k: 4, linkage: .average)).name == "average")
        let manhattan = Agglomerative(k: 9, linkage: .average, distance: DissimilarityName(Manhattan.self))
        #expect(Leaderboard.Method("average", manhattan, besides: average).name == "average distance=manhattan")
    }
}
