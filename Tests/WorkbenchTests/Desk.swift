import Assets
import Store
import Synchronization
import Tables
import Testing
import Vocabulary

@testable import Shell
@testable import Workbench

/// A session in a workspace of a test's own, and what it said last.
///
/// A second desk in the same workspace goes on where the first one was.
final class Desk: Sendable {
    let folder: TemporaryFolder
    let session: Session
    private let heard: Heard

    /// - Parameter workspace: the name of the workspace in the folder.
    init(
        in folder: TemporaryFolder, environment: String = "dev", configurations: String = Repository.configurations,
        workspace: String = "workspace", variables: [String: String] = [:]
    ) throws {
        let heard = Heard()
        var configuration = Session.Configuration(name: "main", configurations: configurations)
        configuration.workspace = folder.path(of: workspace)
        configuration.environment = environment
        configuration.variables = ProcessVariables(
            ["CLUSTERING_RESULTS": folder.path(of: "results")].merging(variables) { $1 })
        session = try Session(configuration, audience: Audience(reply: { heard.add($0) }, progress: { _ in }))
        self.folder = folder
        self.heard = heard
    }

    /// Runs statements one by one.
    ///
    /// - Returns: what the last one said.
    @discardableResult
    func run(_ statements: String...) async throws -> String {
        for statement in statements {
            heard.clear()
            try await session.execute(statement)
        }
        return heard.text
    }

    /// What is wrong with a statement; `nil` where it can be done.
    func refusal(of statement: String) async -> Diagnostic? {
        do throws(Diagnostic) {
            try await session.execute(statement)
            return nil
        } catch {
            return error
        }
    }

    /// The first table a statement shows.
    func table(_ statement: String) async throws -> Table {
        try await run(statement)
        return try #require(heard.tables.first)
    }

    /// The one cell a query gives.
    func answer(_ query: String) async throws -> String {
        try await table(query).row(0)[0].text
    }

    /// What every slice holds, by name: its content's hash.
    func contents() throws -> [String: String] {
        Dictionary(uniqueKeysWithValues: try session.workspace.latest().map { ($0.slice.text, $0.contentHash.text) })
    }

    /// The commands of the journal.
    func journal() async throws -> [Store.Cell] {
        try session.workspace.cells(of: await session.id)
    }
}

/// The replies of a session, as they come.
private final class Heard: Sendable {
    private let replies = Mutex<[Reply]>([])

    func add(_ reply: Reply) { replies.withLock { $0.append(reply) } }
    func clear() { replies.withLock { $0 = [] } }

    var text: String {
        let text = ReplyText(style: Style(isColoured: false), width: nil)
        return replies.withLock { $0 }.map(text.text).joined(separator: "\n")
    }

    var tables: [Table] {
        replies.withLock { $0 }.flatMap(\.parts).compactMap { if case .table(let table, _) = $0 { table } else { nil } }
    }
}
