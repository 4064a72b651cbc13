import Assets
import Foundation
import Language
import Store
import Tables
import Vocabulary

/// One analyst's work in one workspace: names, environment, results, and the journal of what was accepted.
///
/// The only actor of the workbench. Commands run inside it, one at a time; what they do to the session is on the disk when
/// they return.
public actor Session {
    /// Where a session works and how it begins.
    public struct Configuration: Sendable {
        /// The workspace folder.
        public var workspace = ".clustering"
        /// The folder of the environments.
        public var configurations: String
        /// The environment in force until another is chosen.
        public var environment = "dev"
        /// The session's name; one that exists goes on where it was.
        public var name: String
        public var variables = ProcessVariables()

        public init(name: String, configurations: String) {
            self.name = name
            self.configurations = configurations
        }
    }

    public nonisolated let configuration: Configuration
    nonisolated let workspace: Workspace
    /// The engine in use, for whoever wants to stop it from outside.
    private nonisolated let running: RunningEngine
    private(set) var results: Results
    private(set) var engine: SessionEngine
    private var engineSettings: EngineSettings
    nonisolated let pipeline = Pipeline.standard
    nonisolated let audience: Audience
    let id: SessionID

    var environmentName: String
    /// Parameters set by hand, in the order they were set.
    var overrides: [Override] = []
    var datasets: [String: Dataset] = [:]
    /// What `prepare`, `cluster` and the like have given, by name.
    var named: [String: NamedResult] = [:]
    var stepping: Stepping?
    /// What the last look was at, as what stands after FROM.
    var lastRows: String?
    /// The rows the engine knows under each name, so that they are named once.
    var exposed: [String: String] = [:]
    /// Why a name that a query mentions has no rows, for when the engine does not know it either.
    var refused: [String: Diagnostic] = [:]
    /// Files of scripts that are being replayed, outermost first.
    var openScripts: [String] = []

    /// A parameter set by hand, for both sides or for one.
    struct Override: Sendable, Hashable, Codable {
        let name: String
        let value: Value
    }

    /// Opens the workspace and takes up the session where it was left.
    ///
    /// - Throws: `Diagnostic` when the workspace or the engine cannot be opened.
    public init(_ configuration: Configuration, audience: Audience = .nobody) throws(Diagnostic) {
        self.configuration = configuration
        self.audience = audience
        do throws(StoreError) {
            workspace = try Workspace(at: configuration.workspace)
            id = try workspace.session(named: configuration.name)
        } catch {
            throw error.diagnostic
        }
        let taken = try Self.remembered(of: id, in: workspace)
        datasets = taken.datasets
        named = taken.named
        overrides = taken.overrides
        stepping = taken.stepping
        environmentName = taken.environment ?? configuration.environment
        engineSettings = Self.engineSettings(of: environmentName, configuration)
        engine = try SessionEngine(engineSettings)
        results = Results(workspace, engine)
        running = RunningEngine(engine)
    }

    private static func remembered(of id: SessionID, in workspace: Workspace) throws(Diagnostic) -> Remembered {
        let bindings: [Binding]
        do throws(StoreError) {
            bindings = try workspace.bindings(of: id)
        } catch {
            throw error.diagnostic
        }
        return try Remembered(bindings)
    }

    /// Takes up what another program has done to the session meanwhile.
    func catchUp() throws(Diagnostic) {
        let now = try Self.remembered(of: id, in: workspace)
        restore(
            State(
                datasets: now.datasets, named: now.named, overrides: now.overrides, environment: now.environment ?? configuration.environment,
                stepping: now.stepping))
    }

    /// Where the lines typed at the prompt are kept.
    public nonisolated var historyPath: String { workspace.folder + "/history" }

    /// What stands before a line to be typed.
    public var prompt: String {
        let job = stepping.map { " \($0.job) \($0.position)/\($0.assets.count)" } ?? ""
        return "\(environmentName)\(job)> "
    }

    /// Who is told when an unattended run ends; `nil` where the environment cannot be read.
    public var alerts: AlertSettings? { try? environment().alerts }

    /// Stops what the engine is doing; may be called at any time.
    public nonisolated func cancel() { running.engine.cancel() }

    /// The engine an environment asks for; the embedded one where the environment cannot be read, which is told when it is used.
    private static func engineSettings(of environment: String, _ configuration: Configuration) -> EngineSettings {
        let read = try? Environment(
            named: environment, in: configuration.configurations, variables: configuration.variables)
        return read?.engine ?? EngineSettings()
    }

    /// Works in another environment from now on, on the engine it asks for.
    ///
    /// - Throws: `Diagnostic` when it cannot be read or its engine cannot be opened; nothing has changed then.
    func choose(_ environment: Environment) throws(Diagnostic) {
        if environment.engine != engineSettings {
            let opened = try SessionEngine(environment.engine)
            engine = opened
            engineSettings = environment.engine
            results = Results(workspace, opened)
            running.engine = opened
            exposed = [:]
            lastRows = nil
        }
        environmentName = environment.name
    }

    /// The environment in force, with what was set by hand.
    ///
    /// - Throws: `Diagnostic` with file and line for what is wrong with it.
    func environment() throws(Diagnostic) -> Environment {
        var environment = try Environment(
            named: environmentName, in: configuration.configurations, variables: configuration.variables)
        for override in overrides { try environment.apply(override) }
        return environment
    }
}

/// Who is told of replies and progress as they come.
public struct Audience: Sendable {
    let hear: @Sendable (Reply) -> Void
    let follow: @Sendable (Progress) -> Void

    /// - Parameters:
    ///   - reply: called with every reply, in order.
    ///   - progress: called as a run goes on.
    public init(reply: @escaping @Sendable (Reply) -> Void, progress: @escaping @Sendable (Progress) -> Void) {
        hear = reply
        follow = progress
    }

    public static let nobody = Audience(reply: { _ in }, progress: { _ in })
}
