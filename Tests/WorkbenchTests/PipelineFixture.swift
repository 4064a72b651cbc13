import Assets
import Foundation
import Tables
import Vocabulary

@testable import Workbench

/// A session in a folder of its own, which holds its workspace and its results and goes away with it.
final class PipelineFixture: Sendable {
    let folder: String
    let session: Session
    private let configuration: Session.Configuration

    /// - Parameters:
    ///   - configurations: the folder of the environments; the project's own unless another is named.
    ///   - variables: what the environments may refer to; where results go is added.
    init(
        _ environment: String = "dev", in configurations: String = PipelineFixture.package + "/configs",
        variables: [String: String] = [:]
    ) throws {
        folder = try Self.temporaryFolder()
        var configuration = Session.Configuration(name: "test", configurations: configurations)
        configuration.workspace = folder + "/workspace"
        configuration.environment = environment
        configuration.variables = ProcessVariables(variables.merging(["CLUSTERING_RESULTS": folder + "/results"]) { $1 })
        self.configuration = configuration
        session = try Session(configuration)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// Another session in the same workspace, which has nothing in memory.
    func reopened() throws -> Session { try Session(configuration) }

    /// The folder `Package.swift` lies in.
    static let package = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    /// A new empty folder.
    static func temporaryFolder() throws -> String {
        let folder = FileManager.default.temporaryDirectory.path + "/pipeline-tests-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        return folder
    }
}

extension PipelineFixture {
    /// What every slice of every asset is now.
    var made: [Materialisation] { get throws { try session.workspace.latest() } }

    func made(_ asset: AssetKey) throws -> [Materialisation] { try session.workspace.latest(asset: asset) }

    func made(_ asset: AssetKey, _ partition: String? = nil) throws -> Materialisation {
        try session.results.materialisation(of: AssetSlice(asset, partition: partition))
    }

    /// The rows of an asset as they lie in the workspace.
    func table(_ asset: AssetKey, _ partition: String? = nil) throws -> Table {
        try table(AssetSlice(asset, partition: partition))
    }

    func table(_ slice: AssetSlice) throws -> Table {
        try session.engine.query("SELECT * FROM \(session.results.rows(of: slice))")
    }

    /// The categories an asset was made for, sorted.
    func categories(of asset: AssetKey) throws -> [String] { try made(asset).compactMap(\.slice.partition) }

    /// A file of the results, whole.
    func result(_ path: String) throws -> Table { try session.engine.lend { try $0.read("\(folder)/results/\(path)") } }

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
