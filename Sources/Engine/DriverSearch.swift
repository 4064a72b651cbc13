import FoundationEssentials

/// The places a driver is looked for, in order: an explicit path, driver manifests, the loader's own search, `.deps` folders.
public struct DriverSearch: Sendable {
    /// The path the environment's `engine.driver` gives; if there is one, nothing else is looked at.
    public var explicitPath: String?
    /// The driver's name: its manifest is `name.toml`, its library `libname.so`, its fetched folder `.deps/name`.
    public var name: String
    public var manifestFolders: [String]
    /// Folders that may hold `.deps`.
    public var roots: [String]

    public init(explicitPath: String? = nil, name: String = "duckdb", manifestFolders: [String], roots: [String]) {
        self.explicitPath = explicitPath
        self.name = name
        self.manifestFolders = manifestFolders
        self.roots = roots
    }

    /// The search of a running program: manifests of the user and the system, `.deps` in the current folder and above the executable.
    ///
    /// The variable `CLUSTERING_DRIVER` gives the path where none is passed.
    public static func standard(
        explicitPath: String? = nil, name: String = "duckdb", environment: [String: String] = ProcessInfo.processInfo.environment
    ) -> DriverSearch {
        var manifestFolders = environment["ADBC_DRIVER_PATH"].map { $0.split(separator: ":").map(String.init) } ?? []
        if let home = environment["HOME"] { manifestFolders.append("\(home)/.config/adbc/drivers") }
        manifestFolders.append("/etc/adbc/drivers")
        let executable = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        let roots = [FileManager.default.currentDirectoryPath] + folders(above: executable)
        return DriverSearch(
            explicitPath: explicitPath ?? environment["CLUSTERING_DRIVER"], name: name, manifestFolders: manifestFolders, roots: roots)
    }

    /// The folders of a path from the innermost outwards.
    private static func folders(above path: String) -> [String] {
        var parts = path.split(separator: "/")
        var folders: [String] = []
        while parts.popLast() != nil, !parts.isEmpty { folders.append("/" + parts.joined(separator: "/")) }
        return folders
    }
}

extension DriverSearch {
    /// Loads the first driver found; throws every place looked at if there is none.
    ///
    /// A driver that is there and cannot be loaded is an error at once, not a reason to take another one.
    public func load() throws(EngineError) -> Driver {
        if let explicitPath {
            guard FileManager.default.fileExists(atPath: explicitPath) else { throw missing(looked: [explicitPath]) }
            return try Driver(at: DriverLocation(library: explicitPath))
        }
        var looked: [String] = []
        for folder in manifestFolders {
            let path = "\(folder)/\(name).toml"
            looked.append(path)
            if let manifest = DriverManifest(contentsOf: path) { return try Driver(at: manifest.location) }
        }
        looked.append("lib\(name).so (loader's search)")
        if let driver = try Driver.ifFound(DriverLocation(library: "lib\(name).so")) { return driver }
        for root in roots {
            for file in ["_\(name).so", "lib\(name).so", "libadbc_driver_\(name).so"] {
                let path = "\(root)/.deps/\(name)/\(file)"
                looked.append(path)
                if FileManager.default.fileExists(atPath: path) { return try Driver(at: DriverLocation(library: path)) }
            }
        }
        throw missing(looked: looked)
    }

    private func missing(looked: [String]) -> EngineError { .noDriver(looked: looked, fetch: "make deps") }
}
