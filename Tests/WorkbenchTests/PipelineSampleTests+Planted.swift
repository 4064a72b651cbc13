import Assets
import Clustering
import Testing

@testable import Workbench

extension PipelineSampleTests {
    /// The sample chain knows which cluster each store was planted in; stores that follow none have no say.
    @Suite struct Planted {
        @Test(arguments: large) func clustersOfACategoryAreFound(category: String) throws {
            let planted = try #require(chain.categories.first { $0.name == category }).planted
            let score = try Self.agreement(
                with: { planted[$0] ?? nil }, .internal, category)
            #expect(score >= 0.95)
        }

        @Test func externalClustersAreFound() throws {
            #expect(try Self.agreement(with: { chain.archetypes[$0] }, .external, nil) >= 0.95)
        }

        /// The adjusted Rand index of the assigned and the planted clusters.
        private static func agreement(
            with planted: (_ position: Int) -> Int?, _ side: Side, _ category: String?
        ) throws -> Double {
            let position = Dictionary(uniqueKeysWithValues: zip(chain.stores.map(String.init), chain.stores.indices))
            let assigned = try PipelineFullRun.current.table(AssetKey("\(side.rawValue)_assign_clusters"), category)
            let reference = try assigned.texts("STORE_NBR").map { position[$0].flatMap(planted) }
            #expect(reference.count { $0 != nil } > 550)
            let found = Clustering.Partition(try assigned.counts("CLUSTER"))
            return try #require(AdjustedRand.score(found, against: Clustering.Partition(reference)).value)
        }
    }
}
