import Charts
import Clustering
import Tables
import Vocabulary

extension Manual {
    /// Something that takes a setting, and what it takes there.
    struct Setting {
        let owner: String
        let parameter: ParameterDescription

        fileprivate var text: String {
            let rule = parameter.range.map { ", \($0.phrase)" } ?? ""
            return "\(owner): \(parameter.summary) Takes \(parameter.takes)\(rule)."
        }
    }

    /// The settings and operands of that name: of the pipeline, and of each verb, algorithm and step.
    static func settings(called name: String) -> [Setting] {
        func found(of owner: String, among signature: [ParameterDescription]) -> [Setting] {
            signature.filter { $0.name == name && ($0.role == .option || $0.role == .operand) }.map { Setting(owner: owner, parameter: $0) }
        }
        let methods = Algorithms.all as [any Described.Type] + Preparations.all
        return found(of: "of the environments", among: JobParameters.signature)
            + (Commands.all.entries as [any Described.Type] + methods).flatMap { found(of: "of \($0.card.name)", among: $0.signature) }
    }

    /// What a setting means to each that takes it, and the words that may stand there.
    static func page(on settings: [Setting], called name: String) throws -> Reply {
        var reply = Reply([.heading(name), .text(settings.map(\.text).joined(separator: "\n"))])
        if let words = try settings.lazy.compactMap({ try words(for: $0.parameter) }).first { reply.append(.table(words, total: nil)) }
        return reply
    }

    /// What may be named by a parameter, where that comes from a catalogue, with what each is.
    static func words(for parameter: ParameterDescription) throws -> Table? {
        let cards: [Card]
        switch parameter.names {
        case .algorithm: cards = Algorithms.names.compactMap { (Algorithms.catalogue[$0] ?? Linkages.catalogue[$0])?.card }
        case .chart: cards = Recipes.all.entries.map { $0.card }
        case .metric: cards = Metrics.ofPoints.map { $0.card }
        case .preparation: cards = Preparations.all.map { $0.card }
        default: return nil
        }
        return try Table([Column(parameter.name, cards.map(\.name)), Column("what it does", cards.map(\.summary))])
    }
}

extension ParameterDescription {
    /// What may be given, in words.
    var takes: String { endings.isEmpty ? kind.phrase : "a file ending in \(endings.joined(separator: ", "))" }
}
