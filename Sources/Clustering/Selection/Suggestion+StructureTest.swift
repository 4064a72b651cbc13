import Vocabulary

extension Suggestion {
    /// What one comparison with structureless points says.
    public struct StructureTest: Sendable, Hashable {
        /// “gap”, “silhouette”, “consensus”.
        public let name: String
        /// `nil` where it cannot say.
        public let findsStructure: Bool?
        /// The share of references, the points themselves counted among them, that stand out as much; `nil` where it cannot say.
        public let p: Double?

        /// The p above which there is no structure.
        static let level = 0.05
    }
}

extension Suggestion.StructureTest {
    init(_ name: String, p: Double?) {
        self.init(name: name, findsStructure: p.map { $0 <= Self.level }, p: p)
    }

    public var text: String {
        let figure = p.map { " (p = \($0.grouped(digits: 3)))" } ?? ""
        return switch findsStructure {
        case true?: "\(name) is better than that of structureless rows\(figure)"
        case false?: "\(name) is no better than that of structureless rows\(figure)"
        case nil: "\(name) cannot say whether there is structure"
        }
    }
}
