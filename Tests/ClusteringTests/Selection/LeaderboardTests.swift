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
        #expect(board.rows.map(\.meanRank) == [nil, nil] && board.rows.map(\.place) == [1, 1])
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
}
