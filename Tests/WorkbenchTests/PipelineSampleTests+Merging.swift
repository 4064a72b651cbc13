import Assets
import Tables
import Testing

@testable import Workbench

extension PipelineSampleTests {
    /// Internal and external clusters together.
    @Suite struct Merging {
        private static let minimumSize = 20

        @Test func theResultHasARowForEveryCategoryAndStoreWithAnExternalRow() throws {
            let run = try PipelineFullRun.current
            let outside = Set(try run.table("external_features_data").texts("STORE_NBR"))
            var expected: [[String]] = []
            for category in try run.categories(of: "internal_sales_by_category") {
                let stores = try run.table("internal_sales_by_category", category).texts("STORE_NBR")
                expected += stores.filter(outside.contains).map { [category, $0] }
            }
            let final = try run.table("save_merged_cluster_assignments")
            #expect(zip(try final.texts("CAT_DSC"), try final.texts("STORE_NBR")).map { [$0, $1] } == expected)
            #expect(final.columns.allSatisfy { $0.missingCount == 0 })
        }

        @Test func theResultIsWrittenAsItIsKept() throws {
            let run = try PipelineFullRun.current
            let final = try run.table("save_merged_cluster_assignments")
            #expect(try run.result("dev/clusters.parquet") == final)
            #expect(try run.result("dev/clusters.csv").rows.map { $0.map(\.text) } == final.rows.map { $0.map(\.text) })
        }

        @Test(arguments: chain.categories.map(\.name))
        func aMergedClusterIsNamedByBothItsSides(category: String) throws {
            let run = try PipelineFullRun.current
            let merged = try run.table("merged_clusters", category)
            let inside = try run.clusters(.internal, category)
            let outside = try run.clusters(.external, nil)
            for row in merged.rows {
                let store = row[0].text
                #expect(row[3].text == "\(try #require(inside[store]))_\(try #require(outside[store]))")
            }
            let sizes = try run.table("merged_cluster_assignments", category)
            #expect(try sizes.counts("STORES").reduce(0, +) == merged.rowCount)
            let counted = Dictionary(grouping: try merged.texts("MERGED_CLUSTER"), by: \.self).mapValues(\.count)
            #expect(Dictionary(uniqueKeysWithValues: zip(try sizes.texts("MERGED_CLUSTER"), try sizes.counts("STORES"))) == counted)
        }

        @Test(arguments: chain.categories.map(\.name)) func finalClustersAreLargeOrAllAreKept(category: String) throws {
            let moves = try PipelineFullRun.current.table("cluster_reassignment", category)
            let sizes = try moves.counts("STORES")
            let isLarge = try moves.flags("LARGE")
            #expect(isLarge == sizes.map { $0 >= Self.minimumSize })
            if isLarge.contains(true) {
                var final: [String: Int] = [:]
                for (name, size) in zip(try moves.texts("FINAL_CLUSTER"), sizes) { final[name, default: 0] += size }
                #expect(final.values.allSatisfy { $0 >= Self.minimumSize })
            } else {
                #expect(try moves.texts("FINAL_CLUSTER") == moves.texts("MERGED_CLUSTER"))
                #expect(try PipelineFullRun.current.made("cluster_reassignment", category).warnings.count == 1)
            }
        }

        @Test func theSampleHasSmallClustersToMoveAndCategoriesToKeep() throws {
            let made = try PipelineFullRun.current.made("cluster_reassignment")
            #expect(made.filter { $0.ledger.contains { $0.action == .kept } }.map(\.slice.partition) == ["FLOWERS", "FUEL", "TRAVEL"])
            #expect(made.flatMap(\.ledger).count { $0.action == .reassigned } > 10)
        }

        @Test(arguments: large) func aSmallClusterGoesToTheLargeOneWithTheNearestCentroid(category: String) throws {
            let run = try PipelineFullRun.current
            let centroids = try Self.centroids(category)
            let moves = try run.table("cluster_reassignment", category)
            let names = try moves.texts("MERGED_CLUSTER")
            let isLarge = try moves.flags("LARGE")
            let large = names.indices.filter { isLarge[$0] }.map { names[$0] }
            let final = try moves.texts("FINAL_CLUSTER")
            let told = try moves.column("DISTANCE").numbers
            for row in names.indices {
                guard !isLarge[row] else {
                    #expect(final[row] == names[row])
                    #expect(told[row] == nil)
                    continue
                }
                let own = try #require(centroids[names[row]])
                let distances = try large.map { distance(own, try #require(centroids[$0])) }
                let nearest = try #require(distances.min())
                #expect(final[row] == large[try #require(distances.firstIndex(of: nearest))])
                #expect(abs(try #require(told[row]) - nearest) < 1e-9)
            }
        }

        @Test(arguments: chain.categories.map(\.name)) func storesFollowTheirMergedCluster(category: String) throws {
            let run = try PipelineFullRun.current
            let moves = try run.table("cluster_reassignment", category)
            let target = Dictionary(uniqueKeysWithValues: zip(try moves.texts("MERGED_CLUSTER"), try moves.texts("FINAL_CLUSTER")))
            let final = try run.table("save_merged_cluster_assignments")
            let rows = try final.texts("CAT_DSC").indices.filter { final.columns[0][$0] == .text(category) }
            let own = final.gathering(rows)
            let merged = try own.texts("MERGED_CLUSTER")
            #expect(try own.texts("FINAL_CLUSTER") == merged.map { target[$0] ?? "" })
            #expect(try own.flags("REASSIGNED") == zip(merged, own.texts("FINAL_CLUSTER")).map { $0 != $1 })
        }

        /// The mean of each merged cluster in the normalised features of both sides, each divided by the root of its width.
        private static func centroids(_ category: String) throws -> [String: [Double]] {
            let run = try PipelineFullRun.current
            let inside = try run.weightedFeatures("internal_normalized_data", category)
            let outside = try run.weightedFeatures("external_normalized_data", nil)
            let merged = try run.table("merged_clusters", category)
            var members: [String: [[Double]]] = [:]
            for (store, cluster) in zip(try merged.texts("STORE_NBR"), try merged.texts("MERGED_CLUSTER")) {
                members[cluster, default: []].append(try #require(inside[store]) + #require(outside[store]))
            }
            return members.mapValues { rows in
                rows[0].indices.map { feature in rows.map { $0[feature] }.reduce(0, +) / Double(rows.count) }
            }
        }

        private func distance(_ one: [Double], _ other: [Double]) -> Double {
            zip(one, other).map { ($0 - $1) * ($0 - $1) }.reduce(0, +).squareRoot()
        }
    }
}

extension PipelineFixture {
    /// The cluster of each store.
    fileprivate func clusters(_ side: Side, _ category: String?) throws -> [String: Int] {
        let assigned = try table(AssetKey("\(side.rawValue)_assign_clusters"), category)
        return Dictionary(uniqueKeysWithValues: zip(try assigned.texts("STORE_NBR"), try assigned.counts("CLUSTER")))
    }

    fileprivate func weightedFeatures(_ asset: AssetKey, _ category: String?) throws -> [String: [Double]] {
        let table = try table(asset, category)
        let columns = try table.columns.dropFirst().map { try $0.completeNumbers }
        let weight = Double(columns.count).squareRoot()
        let rows = (0..<table.rowCount).map { row in columns.map { $0[row] / weight } }
        return Dictionary(uniqueKeysWithValues: zip(try table.texts("STORE_NBR"), rows))
    }
}
