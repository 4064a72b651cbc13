import ArgumentParser
import Shell
import Vocabulary
import Workbench

/// `clustering do FILE`: a script from its first command to its last.
struct DoScript: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "do", abstract: "Runs the commands of a script.")

    @OptionGroup var place: Place

    @Argument(help: ArgumentHelp("The script, ending in .clu.", valueName: "file"))
    var file: String

    func run() throws {
        try finish { () throws(Diagnostic) in
            let session = place.session ?? Place.passingName
            return try Shell(place.configuration(session: session, environment: "dev")).replay(file)
        }
    }
}
