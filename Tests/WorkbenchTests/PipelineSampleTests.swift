import Assets
import Tables
import Testing

@testable import Workbench

/// One run of everything on the sample chain, looked at from all sides; the extensions look at one part each.
@Suite(.fullRun(in: "dev")) struct PipelineSampleTests {
    static let chain = SampleChain(seed: 42)
    static let large = chain.categories.filter { $0.planted.count == chain.stores.count }.map(\.name)
    static let tiny = chain.categories.map(\.name).filter { !large.contains($0) }

    @Test func everyAssetIsMade() throws {
        let run = try PipelineFullRun.current
        #expect(Set(try run.made.map(\.slice.asset)) == Set(Pipeline.standard.graph.keys))
        let last = try #require(try run.session.workspace.runs(limit: 1).first)
        #expect(last.outcome == .succeeded)
        #expect(last.job == "full_pipeline_job")
    }

    @Test func everyCategoryIsInTheResult() throws {
        let run = try PipelineFullRun.current
        let categories = Self.chain.categories.map(\.name).sorted()
        #expect(Self.large.count == 8)
        #expect(Self.tiny == ["FLOWERS", "FUEL", "TRAVEL"])
        #expect(try run.categories(of: "internal_sales_by_category") == categories)
        #expect(Set(try run.table("save_merged_cluster_assignments").texts("CAT_DSC")) == Set(categories))
    }

    @Test func slicesAreWhatTheSpecificationSays() throws {
        let run = try PipelineFullRun.current
        let categories: [String?] = Self.chain.categories.map(\.name).sorted()
        for specification in Pipeline.standard.graph.specifications {
            let expected = specification.partitioning == .byCategory ? categories : [nil]
            #expect(try run.made(specification.key).map(\.slice.partition) == expected, "\(specification.key)")
        }
    }

    @Test(arguments: tiny) func aTinyCategoryIsOneClusterWithAWarning(category: String) throws {
        let run = try PipelineFullRun.current
        let counts = try run.made("internal_optimal_cluster_counts", category)
        #expect(counts.warnings == ["too few distinct stores to divide; one cluster"])
        let assigned = try run.table("internal_assign_clusters", category)
        #expect(assigned.rowCount > 0)
        #expect(try assigned.counts("CLUSTER").allSatisfy { $0 == 1 })
        #expect(try assigned.column("MARGIN").missingCount == assigned.rowCount)
    }

    @Test(arguments: Self.chain.categories.map(\.name)) func everyStoreIsAssignedOutliersToo(category: String) throws {
        let run = try PipelineFullRun.current
        let stores = try run.table("internal_sales_by_category", category).texts("STORE_NBR")
        try expectAssigned(stores, .internal, category)
        let seller = Self.chain.categories.first { $0.name == category }?.planted.keys.sorted() ?? []
        #expect(stores == seller.map { String(Self.chain.stores[$0]) })
    }

    @Test func everyStoreWithAnExternalRowIsAssigned() throws {
        let run = try PipelineFullRun.current
        try expectAssigned(try run.table("external_features_data").texts("STORE_NBR"), .external, nil)
    }

    /// Flags, clusters, distances and margins of one partition, against what the steps before it set aside and trained on.
    private func expectAssigned(_ stores: [String], _ side: Side, _ category: String?) throws {
        let run = try PipelineFullRun.current
        func asset(_ word: String) -> AssetKey { AssetKey("\(side.rawValue)_\(word)") }
        let assigned = try run.table(asset("assign_clusters"), category)
        #expect(try assigned.texts("STORE_NBR") == stores)

        let cluster = Dictionary(uniqueKeysWithValues: zip(stores, try assigned.counts("CLUSTER")))
        let trained = try run.table(asset("train_clustering_models"), category)
        let trainedStores = try trained.texts("STORE_NBR")
        #expect(trainedStores.map { cluster[$0] } == (try trained.counts("CLUSTER")))

        let flagged = Set(zip(stores, try assigned.flags("OUTLIER")).filter(\.1).map(\.0))
        #expect(flagged == Set(stores).subtracting(trainedStores))
        let removed = try run.made(asset("outlier_removed_features"), category)
        #expect(removed.balance?.setAside == flagged.count)

        #expect(try assigned.numbers("DISTANCE").allSatisfy { $0 >= 0 })
        let count = Set(try trained.counts("CLUSTER")).count
        #expect(Set(cluster.values) == Set(1...count))
        guard count > 1 else { return }
        #expect(try assigned.numbers("MARGIN").allSatisfy { $0 >= 0 })
        #expect(try zip(assigned.counts("CLUSTER"), assigned.counts("RUNNER_UP")).allSatisfy { $0 != $1 })
    }

    @Test func noNumberInAnyTableIsNaN() throws {
        let run = try PipelineFullRun.current
        var looked = 0
        for materialisation in try run.made {
            for file in materialisation.files where file.name.hasSuffix(".parquet") {
                let path = try run.session.workspace.path(of: file, in: materialisation.slice)
                for column in try run.engine.read(parquet: path).columns where column.type == .number {
                    #expect(try column.numbers.allSatisfy { $0?.isFinite ?? true }, "\(materialisation.slice) \(column.name)")
                    looked += column.count
                }
            }
        }
        #expect(looked > 100_000)
    }

    @Test func chartsAreWrittenForEveryPartition() throws {
        let run = try PipelineFullRun.current
        for side in Side.allCases {
            for materialisation in try run.made(AssetKey("\(side.rawValue)_generate_cluster_visualizations")) {
                #expect(materialisation.files.map(\.name) == ["cluster_sizes.svg", "projection.svg", "silhouette.svg"])
            }
        }
    }
}
