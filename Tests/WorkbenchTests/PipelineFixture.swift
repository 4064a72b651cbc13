import Assets
import Tables
import Vocabulary

@testable import Workbench

/// A session in a folder of its own, which holds its workspace and its results and goes away with it.
///
/// What was made is looked at as it lies on the disk, through another engine than the session's.
final class PipelineFixture: Sendable {
    let folder: TemporaryFolder
    let session: Session
    let engine: SessionEngine
    private let configuration: Session.Configuration

    /// - Parameters:
    ///   - configurations: the folder of the environments; the project's own unless another is named.
    ///   - variables: what the environments may refer to; where results go is added.
    init(
        _ environment: String = "dev", in configurations: String = Repository.root + "/configs",
        variables: [String: String] = [:]
    ) throws {
        folder = try TemporaryFolder()
        var configuration = Session.Configuration(name: "test", configurations: configurations)
        configuration.workspace = folder.path(of: "workspace")
        configuration.environment = environment
        configuration.variables = ProcessVariables(variables.merging(["CLUSTERING_RESULTS": folder.path(of: "results")]) { $1 })
        self.configuration = configuration
        session = try Session(configuration)
        engine = try SessionEngine()
    }

    /// Another session in the same workspace, which has nothing in memory.
    func reopened() throws -> Session { try Session(configuration) }
}

extension PipelineFixture {
    /// What every slice of every asset is now.
    var made: [Materialisation] { get throws { try session.workspace.latest() } }

    func made(_ asset: AssetKey) throws -> [Materialisation] { try session.workspace.latest(asset: asset) }

    func made(_ asset: AssetKey, _ partition: String? = nil) throws -> Materialisation {
        try Results(session.workspace, engine).materialisation(of: AssetSlice(asset, partition: partition))
    }

    /// The rows of an asset as they lie in the workspace.
    func table(_ asset: AssetKey, _ partition: String? = nil) throws -> Table {
        try table(AssetSlice(asset, partition: partition))
    }

    func table(_ slice: AssetSlice) throws -> Table {
        try engine.query("SELECT * FROM \(rows(of: slice))")
    }

    /// What stands after FROM to read a slice.
    func rows(of slice: AssetSlice) throws -> String { try Results(session.workspace, engine).rows(of: slice) }

    /// The categories an asset was made for, sorted.
    func categories(of asset: AssetKey) throws -> [String] { try made(asset).compactMap(\.slice.partition) }

    /// A file of the results, whole.
    func result(_ path: String) throws -> Table { try engine.lend { try $0.read(folder.path(of: "results/\(path)")) } }

    /// What every slice holds, by its name.
    var contents: [String: ContentHash] {
        get throws { Dictionary(uniqueKeysWithValues: try made.map { ($0.slice.text, $0.contentHash) }) }
    }
}

extension Table {
    func texts(_ name: String) throws -> [String] { try column(name).completeTexts }
    func numbers(_ name: String) throws -> [Double] { try column(name).completeNumbers }
    func counts(_ name: String) throws -> [Int] { try column(name).completeNumbers.map { Int($0) } }
    func flags(_ name: String) throws -> [Bool] { try column(name).completeNumbers.map { $0 == 1 } }
}
