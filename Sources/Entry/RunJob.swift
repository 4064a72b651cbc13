import ArgumentParser
import Foundation
import Shell
import Vocabulary
import Workbench

/// `clustering run JOB --env ENV`: a job without anybody watching.
struct RunJob: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Makes the assets of a job or of a selection.",
        discussion: "A line per asset goes to standard error, what was written where to standard output.")

    @OptionGroup var place: Place

    @Option(help: ArgumentHelp("The environment: a file of the folder of environments.", valueName: "environment"))
    var env = "dev"

    @Argument(help: ArgumentHelp("A job, an asset, or a selection such as +x or group:merging.", valueName: "what"))
    var what: [String]

    func run() throws {
        try finish { () throws(Diagnostic) in
            let session = place.session ?? Place.passingName
            let shell = try Shell(place.configuration(session: session, environment: env))
            return shell.runUnattended("env \(Value.text(env).text); run \(what.joined(separator: " "))")
        }
    }
}
