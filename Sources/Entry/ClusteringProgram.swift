import ArgumentParser
import Foundation
import Shell
import Vocabulary
import Workbench

/// The program: a prompt, or one piece of work.
@main
struct ClusteringProgram: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clustering",
        abstract: "Groups stores, shows every step, and runs the whole pipeline.",
        discussion: "Without a subcommand, opens the prompt. Exit status: 0 done, 1 something failed, 64 wrong usage.",
        subcommands: [RunJob.self, DoScript.self])

    @OptionGroup var place: Place

    @Option(name: .short, help: ArgumentHelp("Run these commands and leave.", valueName: "commands"))
    var commands: String?

    func run() throws {
        let name = place.session ?? (commands == nil ? "main" : Place.passingName)
        try finish { () throws(Diagnostic) in
            let shell = try Shell(place.configuration(session: name, environment: "dev"))
            return commands.map { shell.run($0) } ?? shell.converse()
        }
    }
}

/// Where the work is done.
struct Place: ParsableArguments {
    @Option(help: ArgumentHelp("The folder that keeps results and sessions.", valueName: "folder"))
    var workspace = ".clustering"

    @Option(help: ArgumentHelp("The folder of the environments.", valueName: "folder"))
    var configs: String?

    @Option(help: ArgumentHelp("The session to go on with; the prompt goes on with main.", valueName: "name"))
    var session: String?

    func configuration(session: String, environment: String) -> Session.Configuration {
        var configuration = Session.Configuration(name: session, configurations: configs ?? Self.standardConfigurations)
        configuration.workspace = workspace
        configuration.environment = environment
        return configuration
    }

    /// `configs` here, or else the one beside the program or above it.
    private static var standardConfigurations: String {
        let here = "configs"
        guard !FileManager.default.fileExists(atPath: here),
            let program = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        else { return here }
        var folder = URL(filePath: program).deletingLastPathComponent()
        while folder.path != "/" {
            let candidate = folder.appending(path: "configs").path
            if FileManager.default.fileExists(atPath: candidate) { return candidate }
            folder.deleteLastPathComponent()
        }
        return here
    }

    /// A name for a session nobody goes on with.
    static var passingName: String {
        "\(Date.now.formatted(.iso8601)) \(ProcessInfo.processInfo.processIdentifier)"
    }
}

/// Does the work and leaves with its status.
func finish(_ work: () throws(Diagnostic) -> Int32) throws {
    let status: Int32
    do throws(Diagnostic) {
        status = try work()
    } catch {
        let text = Style(for: .error).text(of: error) + "\n"
        FileHandle.standardError.write(Data(text.utf8))
        throw ExitCode(1)
    }
    if status != 0 { throw ExitCode(status) }
}
