import LinearAlgebra
import Testing

@testable import Clustering

struct SweepTests {
    private let metrics: [any Metric] = [Silhouette(), CalinskiHarabasz(), DaviesBouldin(), Inertia()]

    @Test func choosesThePlantedNumberOfClusters() throws {
        let points = try Samples.planted(rows: 600, columns: 10, clusters: 6)
        let sweep = try Sweep(of: points, by: KMeans(), over: 2...10, metrics: metrics)
        #expect(sweep.choice.count == 6)
        #expect(sweep.choice.voters == ["silhouette", "calinski_harabasz", "davies_bouldin"])
        #expect(sweep.chosen.fit.partition == Partition((0..<600).map { $0 * 6 / 600 }))
    }

    @Test func everyScoreIsTheScoreOfItsPartition() throws {
        let sweep = try Sweep(of: Samples.iris, by: KMeans(), over: 2...5, metrics: metrics)
        #expect(sweep.rows.map(\.count) == [2, 3, 4, 5])
        for row in sweep.rows {
            for (metric, score) in zip(metrics, row.scores) {
                #expect(try metric.score(of: row.fit.partition, in: Samples.iris) == score)
            }
            #expect(try #require(row.scores[3].value).agrees(with: try #require(row.inertia)))
        }
    }

    @Test func givesTheSameBitsOnOneThreadAndTwo() throws {
        let points = try Samples.planted(rows: 3000, columns: 6, clusters: 4, spread: 4)
        let one = try Sweep(of: points, by: KMeans(), over: 2...6, metrics: metrics, in: .single)
        #expect(try Sweep(of: points, by: KMeans(), over: 2...6, metrics: metrics, in: .two) == one)
    }

    @Test func equalRanksChooseFewerClusters() throws {
        // Three distinct rows: every count from 3 on gives the same partition.
        let points = try Points(Matrix((0..<12).map { [Double($0 % 3) * 10, Double($0 % 2) / 10] }))
        let sweep = try Sweep(of: points, by: KMeans(), over: 2...9, metrics: [Silhouette()])
        let best = sweep.rows.compactMap(\.scores[0].value).max()
        #expect(sweep.rows.first { $0.scores[0].value == best }?.count == sweep.choice.count)
    }

    @Test func allRowsEqualChooseTheFewestAndNothingIsDefined() throws {
        let points = try Points(Matrix(rows: 20, columns: 2, repeating: 5))
        let sweep = try Sweep(of: points, by: KMeans(), over: 2...4, metrics: metrics)
        #expect(sweep.choice.count == 2)
        #expect(sweep.chosen.fit.partition.sizes == [20])
        #expect(sweep.rows.allSatisfy { $0.scores[0] == .undefined(.fewerThanTwoClusters) })
    }

    @Test func metricsThatAlwaysFavourMoreClustersHaveNoVote() throws {
        let sweep = try Sweep(of: Samples.iris, by: KMeans(), over: 2...5, metrics: [Inertia(), BetweenVariance()])
        #expect(sweep.choice.voters.isEmpty)
        #expect(sweep.choice.count == 2)
    }
}
