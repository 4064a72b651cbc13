import Foundation
import Testing
import Vocabulary

@testable import Workbench

struct EnvironmentTests {
    private static let readers = """

        readers:
          internal_sales: {kind: parquet, path: sales.parquet}
          need_states: {kind: csv, path: needs.csv}
          external: {kind: csv, path: external.csv}

        """

    /// Reads an environment of these lines, the readers after them.
    private func read(
        _ text: String, followedBy rest: String = readers, variables: [String: String] = [:]
    ) throws -> Workbench.Environment {
        let folder = try TemporaryFolder()
        try folder.write(text + rest, to: "trial.yml")
        return try Environment(named: "trial", in: folder.path, variables: ProcessVariables(variables))
    }

    private func refusal(_ text: String, followedBy rest: String = readers) throws -> Diagnostic {
        do {
            _ = try read(text, followedBy: rest)
        } catch let diagnostic as Diagnostic {
            return diagnostic
        }
        throw NotRefused()
    }

    private struct NotRefused: Error {}

    @Test(arguments: Workbench.Environment.names(in: Repository.configurations))
    func everyEnvironmentOfTheProjectIsRead(_ name: String) throws {
        let file = try String(contentsOfFile: "\(Repository.configurations)/\(name).yml", encoding: .utf8)
        let names = file.matches(of: /\$\{([A-Z_]+)/).map { String($0.output.1) }
        let variables = Dictionary(names.map { ($0, "given") }, uniquingKeysWith: { first, _ in first })
        let environment = try Environment(named: name, in: Repository.configurations, variables: ProcessVariables(variables))
        #expect(environment.name == name)
        #expect(environment.writers["merged_cluster_assignments"]?.isEmpty == false)
    }

    @Test func devNeedsNothing() throws {
        let environment = try Environment(named: "dev", in: Repository.configurations, variables: ProcessVariables([:]))
        #expect(environment.sales.kind == .sample && environment.needStates.table == .needStates)
        #expect(environment.external.map(\.table) == [.external])
        #expect(environment.parameters.algorithmSettings.isEmpty)
        #expect(environment.writers["merged_cluster_assignments"]?.map(\.path) == ["results/dev/clusters.csv", "results/dev/clusters.parquet"])
    }

    @Test func stagingReadsWhereTheVariableSays() throws {
        func path(_ variables: [String: String]) throws -> String {
            try Environment(named: "staging", in: Repository.configurations, variables: ProcessVariables(variables)).sales.path
        }
        #expect(try path(["CLUSTERING_DATA": "/elsewhere"]) == "/elsewhere/internal_sales.parquet")
        #expect(try path([:]) == "data/internal_sales.parquet")
        #expect(try path(["CLUSTERING_DATA": ""]) == "data/internal_sales.parquet")
    }

    @Test func flatAndNestedKeysAreTheSame() throws {
        let flat = try read("job_params:\n  kmeans.n_init: 3\n  kmeans.max_iter: 7\n")
        let nested = try read("job_params:\n  kmeans: {n_init: 3, max_iter: 7}\n")
        #expect(flat.parameters.algorithmSettings == ["kmeans.n_init": .integer(3), "kmeans.max_iter": .integer(7)])
        #expect(flat.parameters == nested.parameters)
    }

    @Test func whatIsSaidOfASideHoldsForItOnly() throws {
        let environment = try read("job_params:\n  max_clusters: 5\n  internal: {max_clusters: 3, kmeans: {n_init: 2}}\n")
        #expect(environment.parameters(for: .internal).maxClusters == 3)
        #expect(environment.parameters(for: .internal).algorithmSettings == ["kmeans.n_init": .integer(2)])
        #expect(environment.parameters(for: .external).maxClusters == 5)
        #expect(environment.parameters(for: nil).maxClusters == 5)
    }

    @Test func quotedWordsAreTextAndOthersAreReadForWhatTheySay() throws {
        #expect(try read("job_params:\n  categorical_constant: \"7\"\n").parameters.categoricalConstant == "7")
        #expect(try read("job_params:\n  normalize: off\n").parameters.normalize == false)
        #expect(try read("job_params:\n  max_clusters: ${MOST}\n", variables: ["MOST": "6"]).parameters.maxClusters == 6)
    }

    @Test(arguments: [
        ("job_parms: {}\n", 1, 1, "trial.job_parms", "job_params"),
        ("job_params:\n  max_cluster: 3\n", 2, 3, "job_params.max_cluster", "max_clusters"),
        ("job_params:\n  kmeans: {n_inits: 3}\n", 2, 12, "job_params.kmeans.n_inits", "kmeans.n_init"),
        ("job_params:\n  external:\n    norm_methods: robust\n", 3, 5, "job_params.external.norm_methods", "norm_method"),
        ("writers:\n  chart: {path: charts}\n", 2, 3, "writers.chart", "charts"),
        ("logger: {levle: info}\n", 1, 10, "logger.levle", "level"),
    ])
    func anUnknownKeyIsToldWithPlacePathAndNearest(
        _ text: String, _ line: Int, _ column: Int, _ path: String, _ nearest: String
    ) throws {
        let diagnostic = try refusal(text)
        #expect(diagnostic.code == .unknownKey)
        #expect(diagnostic.place?.file?.hasSuffix("/trial.yml") == true)
        #expect(diagnostic.place?.line == line && diagnostic.place?.column == column)
        #expect(diagnostic.given == path)
        #expect(diagnostic.nearest.first == nearest)
    }

    @Test(arguments: [
        ("max_clusters: many", "many", "a whole number", nil),
        ("max_clusters: 2.5", "2.5", "a whole number", nil),
        ("normalize: 1", "1", "true or false", nil),
        ("outlier_threshold: 0.9", "0.9", "from 0 to 0.5", nil),
        ("norm_method: zscor", "zscor", "one of maxabs, minmax, robust, zscore", "zscore"),
        ("algorithm: kmean", "kmean", "kmeans", "kmeans"),
        ("metrics: [silhouete]", "silhouete", "silhouette", "silhouette"),
    ] as [(String, String, String, String?)])
    func aWrongValueIsToldWithPlaceRuleAndNearest(
        _ setting: String, _ given: String, _ rule: String, _ nearest: String?
    ) throws {
        let diagnostic = try refusal("job_params:\n  \(setting)\n")
        #expect(diagnostic.code == .badSetting && diagnostic.message.hasPrefix("job_params."))
        #expect(diagnostic.place?.line == 2)
        #expect(diagnostic.place?.file?.hasSuffix("/trial.yml") == true)
        #expect(diagnostic.given == given)
        #expect(diagnostic.expected?.contains(rule) == true)
        #expect(diagnostic.nearest.first == nearest)
    }

    @Test func aMissingVariableIsToldWithPlaceAndName() throws {
        let diagnostic = try refusal("logger: {level: info}\nengine:\n  uri: \"${WAREHOUSE}\"\n")
        #expect(diagnostic.code == .unsetVariable && diagnostic.given == "${WAREHOUSE}")
        #expect(diagnostic.place?.line == 3 && diagnostic.place?.column == 8)
        #expect(diagnostic.message.contains("engine.uri") && diagnostic.message.contains("WAREHOUSE"))
    }

    @Test func variablesFillInAndDefaultsStandInForThem() throws {
        let text = "engine:\n  uri: \"${HOST:-here}:${PORT:-1}/${DATABASE}\"\n  threads: ${THREADS:-2}\n"
        let environment = try read(text, variables: ["DATABASE": "sales", "PORT": "5432"])
        #expect(environment.engine.uri == "here:5432/sales")
        #expect(environment.engine.threads == 2)
        #expect(try refusal("engine: {uri: \"${OPEN\"}\n").code == .unclosed)
    }

    @Test(arguments: [
        ("job_params:\n  max_clusters: [2, 3\n", 4), ("job_params:\n  max_clusters: 3\n max: 2\n", 3), ("job_params:\n\t- 3\n", 2),
    ])
    func malformedYAMLIsToldWithItsLine(_ text: String, _ line: Int) throws {
        let diagnostic = try refusal(text)
        #expect(diagnostic.code == .malformedConfiguration)
        #expect(diagnostic.place?.line == line)
    }

    @Test func whatIsNoMappingIsRefused() throws {
        #expect(try refusal("", followedBy: "").code == .malformedConfiguration)
        #expect(try refusal("- a\n", followedBy: "").code == .malformedConfiguration)
        #expect(try refusal("job_params: 3\n").code == .badSetting)
        let keys = try refusal("job_params:\n  max_clusters: {from: 2}\n")
        #expect(keys.code == .badSetting && keys.message == "job_params.max_clusters takes a value, not keys" && keys.place?.line == 2)
        let twice = try refusal("job_params:\n  max_clusters: 3\n  max_clusters: 4\n")
        #expect(twice.code == .malformedConfiguration && twice.given == "max_clusters")
    }

    @Test func everyReaderMustBeThere() throws {
        let diagnostic = try refusal("readers:\n  internal_sales: {kind: sample}\n", followedBy: "")
        #expect(diagnostic.code == .badSetting)
        #expect(diagnostic.message.contains("need_states, external"))
    }

    @Test func anUnknownEnvironmentIsToldWithThoseThereAre() throws {
        let folder = Repository.configurations
        do {
            _ = try Environment(named: "stagin", in: folder, variables: ProcessVariables([:]))
            Issue.record("stagin was found")
        } catch {
            #expect(error.code == .unknownEnvironment && error.given == "stagin" && error.nearest == ["staging"])
        }
    }
}
