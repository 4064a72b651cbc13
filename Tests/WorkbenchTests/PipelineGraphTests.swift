import Assets
import Foundation
import Testing
import Vocabulary

@testable import Workbench

@Suite struct PipelineGraphTests {
    private static let graph = Pipeline.standard.graph

    private static let internalPreprocessing: [AssetKey] = [
        "internal_raw_sales_data", "internal_product_category_mapping", "internal_sales_with_categories",
        "internal_normalized_sales_data", "internal_sales_by_category", "internal_output_sales_table",
    ]
    private static let externalPreprocessing: [AssetKey] = ["external_features_data", "preprocessed_external_data"]
    private static let merging: [AssetKey] = [
        "merged_clusters", "merged_cluster_assignments", "optimized_merged_clusters", "cluster_reassignment",
        "save_merged_cluster_assignments",
    ]

    private static func learning(_ side: Side) -> [AssetKey] {
        [
            "fe_raw_data", "filtered_features", "imputed_features", "normalized_data", "outlier_removed_features",
            "dimensionality_reduced_features", "feature_metadata", "optimal_cluster_counts", "train_clustering_models",
            "save_clustering_models", "assign_clusters", "save_cluster_assignments", "calculate_cluster_metrics",
            "generate_cluster_visualizations",
        ].map { AssetKey("\(side.rawValue)_\($0)") }
    }

    @Test func thereAre41AssetsIn6Jobs() {
        #expect(Self.graph.keys.count == 41)
        #expect(Jobs.all.count == 6)
    }

    private static let jobs: [(name: String, assets: [AssetKey])] = [
        ("external_ml_job", learning(.external)),
        ("external_preprocessing_job", externalPreprocessing),
        (
            "full_pipeline_job",
            internalPreprocessing + externalPreprocessing + learning(.internal) + learning(.external) + merging
        ),
        ("internal_ml_job", learning(.internal)),
        ("internal_preprocessing_job", internalPreprocessing),
        ("merging_job", merging),
    ]

    @Test(arguments: jobs)
    func aJobMakesItsAssets(name: String, assets: [AssetKey]) throws {
        let job = try #require(Jobs[name])
        #expect(job.assets == Set(assets))
    }

    @Test func jobsAreSortedByName() {
        #expect(Jobs.all.map(\.name) == Jobs.all.map(\.name).sorted())
    }

    @Test func aCategoryHasAPartitionOfItsOwnInsideAndInTheMerge() {
        let partitioned = Set(Self.graph.specifications.filter { $0.partitioning == .byCategory }.map(\.key))
        let expected = Set(Self.learning(.internal) + Self.merging).union(["internal_sales_by_category"])
            .subtracting(["internal_save_cluster_assignments", "save_merged_cluster_assignments"])
        #expect(partitioned == expected)
    }

    @Test(arguments: [
        ("internal_raw_sales_data", []),
        ("internal_product_category_mapping", []),
        ("internal_sales_with_categories", ["internal_raw_sales_data", "internal_product_category_mapping"]),
        ("internal_normalized_sales_data", ["internal_sales_with_categories"]),
        ("internal_sales_by_category", ["internal_normalized_sales_data"]),
        ("internal_output_sales_table", ["internal_sales_by_category"]),
        ("external_features_data", []),
        ("preprocessed_external_data", ["external_features_data"]),
        ("internal_fe_raw_data", ["internal_sales_by_category"]),
        ("external_fe_raw_data", ["preprocessed_external_data"]),
        ("merged_clusters", ["internal_assign_clusters", "external_assign_clusters"]),
        ("merged_cluster_assignments", ["merged_clusters"]),
        ("optimized_merged_clusters", ["merged_cluster_assignments"]),
        (
            "cluster_reassignment",
            ["optimized_merged_clusters", "merged_clusters", "internal_normalized_data", "external_normalized_data"]
        ),
        ("save_merged_cluster_assignments", ["merged_clusters", "cluster_reassignment"]),
    ] as [(AssetKey, [AssetKey])])
    func anAssetIsMadeFromItsInputs(asset: AssetKey, inputs: [AssetKey]) throws {
        #expect(Self.graph.contains(asset))
        #expect(Self.graph.inputs(of: asset) == inputs)
    }

    @Test(arguments: Side.allCases, [
        ("filtered_features", ["fe_raw_data"]),
        ("imputed_features", ["filtered_features"]),
        ("normalized_data", ["imputed_features"]),
        ("outlier_removed_features", ["normalized_data"]),
        ("dimensionality_reduced_features", ["outlier_removed_features"]),
        ("feature_metadata", ["fe_raw_data", "imputed_features", "dimensionality_reduced_features"]),
        ("optimal_cluster_counts", ["dimensionality_reduced_features"]),
        (
            "train_clustering_models",
            [
                "dimensionality_reduced_features", "optimal_cluster_counts", "filtered_features", "imputed_features",
                "normalized_data", "outlier_removed_features",
            ]
        ),
        ("save_clustering_models", ["train_clustering_models"]),
        ("assign_clusters", ["fe_raw_data", "train_clustering_models", "dimensionality_reduced_features"]),
        ("save_cluster_assignments", ["assign_clusters"]),
        ("calculate_cluster_metrics", ["dimensionality_reduced_features", "train_clustering_models"]),
        ("generate_cluster_visualizations", ["dimensionality_reduced_features", "train_clustering_models"]),
    ] as [(String, [String])])
    func bothSidesAreMadeAlike(side: Side, asset: (word: String, inputs: [String])) {
        let key = AssetKey("\(side.rawValue)_\(asset.word)")
        #expect(Self.graph.contains(key))
        #expect(Self.graph.inputs(of: key) == asset.inputs.map { AssetKey("\(side.rawValue)_\($0)") })
    }

    @Test(arguments: graph.specifications.map { ($0.key.name, $0.summary) } + Jobs.all.map { ($0.name, $0.summary) })
    func aSummaryIsOneShortSentence(name: String, summary: String) {
        #expect(summary.count <= 72)
        #expect(summary.hasSuffix("."))
        #expect(summary.first?.isUppercase == true)
    }

    @Test func theParametersAssetsReadAreThoseThereAre() {
        let read = Set(Self.graph.specifications.flatMap(\.parameters))
        #expect(read == Set(JobParameters.signature.map(\.name)))
    }

    @Test func everyFileThatDefinesAnAssetIsInThePipeline() throws {
        let root = Repository.root + "/Sources/Workbench/Pipeline"
        var defined: Set<String> = []
        for path in try FileManager.default.subpathsOfDirectory(atPath: root) where path.hasSuffix(".swift") {
            let text = try String(contentsOfFile: "\(root)/\(path)", encoding: .utf8)
            for match in text.matches(of: /struct (\w+): (?:SoleAsset|SideAsset|PreparingAsset)\b/) {
                defined.insert(String(match.output.1))
                #expect(path.hasSuffix("/\(match.output.1).swift"))
            }
        }
        #expect(defined == Set(Pipeline.standard.assets.map { "\(type(of: $0))" }))
        #expect(defined.count == 6 + 2 + 14 + 5)
    }
}
