import Vocabulary

/// A set of assets as it is typed: `+internal_*+2 and not group:merging`.
///
/// | form | selects |
/// |---|---|
/// | `*` | every asset |
/// | `name`, `internal_*` | assets by name; `*` stands for any characters |
/// | `group:x`, `kind:x`, `job:x` | assets of a group, a kind or a job; `x` may hold `*` |
/// | `stale` | assets that are not up to date |
/// | `+x`, `2+x` | `x` and all it is made from, or two steps of it |
/// | `x+`, `x+2` | `x` and all that is made from it, or two steps of it |
/// | `not x`, `x and y`, `x or y`, `x, y` | as they read; `not` binds closest, then `and`; `(` `)` group |
public indirect enum AssetSelection: Sendable, Hashable {
    case term(Term)
    /// What is selected with its surroundings: up to so many edges towards its inputs and towards its dependents.
    case around(AssetSelection, upstream: Int, downstream: Int)
    case not(AssetSelection)
    case and(AssetSelection, AssetSelection)
    case or(AssetSelection, AssetSelection)

    /// Whether evaluating it asks which assets are stale.
    public var asksForStaleness: Bool {
        switch self {
        case .term(let term): term.subject == .stale
        case .around(let inner, _, _), .not(let inner): inner.asksForStaleness
        case .and(let one, let other), .or(let one, let other): one.asksForStaleness || other.asksForStaleness
        }
    }
}

extension AssetSelection {
    /// One word of a selection.
    public struct Term: Sendable, Hashable {
        public enum Subject: String, Sendable { case name, group, kind, job, stale }

        public let subject: Subject
        /// A name or a pattern; empty where the subject takes none.
        public let pattern: String
        /// Where the word was typed; it plays no part in equality.
        let place: Diagnostic.Place

        public static func == (one: Self, other: Self) -> Bool {
            one.subject == other.subject && one.pattern == other.pattern
        }

        public func hash(into hasher: inout Hasher) {
            hasher.combine(subject)
            hasher.combine(pattern)
        }

        public var text: String {
            switch subject {
            case .name: pattern
            case .stale: subject.rawValue
            case .group, .kind, .job: "\(subject.rawValue):\(pattern)"
            }
        }
    }
}

extension AssetSelection {
    /// The selection as it would be typed; reading the text gives the selection again.
    public var text: String {
        switch self {
        case .term(let term): term.text
        case .around(let inner, let upstream, let downstream):
            Self.reach(upstream, before: true) + inner.text(within: .around) + Self.reach(downstream, before: false)
        case .not(let inner): "not " + inner.text(within: .not)
        case .and(let one, let other): "\(one.text(within: .and)) and \(other.text(within: .not))"
        case .or(let one, let other): "\(one.text(within: .or)) or \(other.text(within: .and))"
        }
    }

    /// How closely a form binds, loosest first.
    private enum Binding: Int { case or, and, not, around, term }

    private var binding: Binding {
        switch self {
        case .term: .term
        case .around: .around
        case .not: .not
        case .and: .and
        case .or: .or
        }
    }

    private func text(within outer: Binding) -> String {
        let isLoose = binding.rawValue < outer.rawValue || (binding == .around && outer == .around)
        return isLoose ? "(\(text))" : text
    }

    private static func reach(_ depth: Int, before: Bool) -> String {
        switch depth {
        case 0: ""
        case .max: "+"
        default: before ? "\(depth)+" : "+\(depth)"
        }
    }
}
