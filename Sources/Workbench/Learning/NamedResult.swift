import Assets
import Vocabulary

/// A result of the session under the name it was given.
struct NamedResult: Sendable, Hashable, Codable {
    enum Kind: String, Sendable, Codable {
        case prepared, clusters, table

        /// What a person is told it is.
        var text: String {
            switch self {
            case .prepared: "prepared rows"
            case .clusters: "clusters"
            case .table: "table"
            }
        }
    }

    let name: String
    let kind: Kind
    /// Which of all results of that name it is.
    let version: Version
    /// The command that made it.
    let command: String

    /// Where it is kept: apart from the pipeline's assets, whatever they are called.
    var slice: AssetSlice { AssetSlice(AssetKey("named.\(name)")) }
}
