import Engine
import FoundationEssentials
import Testing

@Suite struct DriverSearchTests {
    @Test func aMissingDriverIsToldWithEveryPlaceLookedAt() throws {
        try withFolder { folder in
            let search = DriverSearch(name: "nosuchengine", manifestFolders: ["\(folder)/drivers"], roots: [folder])
            let error = #expect(throws: EngineError.self) { try search.load() }
            #expect(
                error == .noDriver(
                    looked: [
                        "\(folder)/drivers/nosuchengine.toml", "libnosuchengine.so (loader's search)",
                        "\(folder)/.deps/nosuchengine/_nosuchengine.so", "\(folder)/.deps/nosuchengine/libnosuchengine.so",
                        "\(folder)/.deps/nosuchengine/libadbc_driver_nosuchengine.so",
                    ], fetch: "make deps"))
        }
    }

    @Test func anExplicitPathIsTheOnlyPlace() {
        let search = DriverSearch(explicitPath: "/nowhere/driver.so", manifestFolders: [], roots: [])
        #expect(throws: EngineError.noDriver(looked: ["/nowhere/driver.so"], fetch: "make deps")) { try search.load() }
    }

    @Test func aFileThatIsNoLibraryIsAnErrorAtOnce() throws {
        try withFolder { folder in
            let path = "\(folder)/driver.so"
            try write("no library", to: path)
            let search = DriverSearch(explicitPath: path, manifestFolders: [], roots: [])
            let error = #expect(throws: EngineError.self) { try search.load() }
            guard case .driverUnloadable(path, let reason) = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(reason.contains("invalid ELF header") || reason.contains("too short"))
        }
    }

    @Test func aLibraryWithoutTheEntrypointIsNoDriver() {
        #expect(throws: EngineError.driverUnloadable(path: "libc.so.6", reason: "it exports none of MadeUpInit")) {
            try Driver(at: DriverLocation(library: "libc.so.6", entrypoint: "MadeUpInit"))
        }
    }

    @Test func aManifestLeadsToItsLibrary() throws {
        let library = try DriverSearch.standard().load().location.library
        try withFolder { folder in
            for (number, shared) in ["shared = \"\(library)\"", "[Driver.shared]\nlinux_amd64 = '\(library)'\nlinux_arm64 = '\(library)'"].enumerated() {
                let manifest = """
                    manifest_version = 1
                    name = "DuckDB"  # said twice
                    [ADBC]
                    version = "1.1.0"
                    [Driver]
                    entrypoint = "duckdb_adbc_init"
                    \(shared)
                    """
                try write(manifest, to: "\(folder)/engine\(number).toml")
                let driver = try DriverSearch(name: "engine\(number)", manifestFolders: [folder], roots: []).load()
                #expect(driver.location.library == library)
                #expect(driver.location.entrypoint == "duckdb_adbc_init")
                #expect(try Database(driver).connect().query("SELECT 1").rowCount == 1)
            }
        }
    }

    @Test func theVariableGivesThePathWhereNoneIsPassed() {
        let environment = ["CLUSTERING_DRIVER": "/a/driver.so", "HOME": "/home/me"]
        #expect(DriverSearch.standard(environment: environment).explicitPath == "/a/driver.so")
        #expect(DriverSearch.standard(explicitPath: "/b.so", environment: environment).explicitPath == "/b.so")
        #expect(DriverSearch.standard(environment: environment).manifestFolders == ["/home/me/.config/adbc/drivers", "/etc/adbc/drivers"])
    }

    @Test func settingsReachTheEngine() throws {
        try withFolder { folder in
            let settings = EmbeddedSettings(threads: 1, memoryLimit: 512 << 20, temporaryFolder: folder)
            let table = try Database.embedded(settings).connect().query(
                """
                SELECT current_setting('threads')::VARCHAR AS a, current_setting('memory_limit') AS b, current_setting('temp_directory') AS c,
                    current_setting('autoload_known_extensions') AS d, current_setting('preserve_insertion_order') AS e
                """)
            #expect(table.row(0) == [.text("1"), .text("512.0 MiB"), .text(folder), .flag(false), .flag(true)])
        }
    }
}
