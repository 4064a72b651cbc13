import Assets
import Charts
import Clustering
import Tables
import Vocabulary

/// What help says, read from the cards.
enum Manual {
    /// Every verb with its summary.
    static func overview() throws -> Reply {
        let cards = Commands.all.entries.map { $0.card }
        return Reply([
            .table(try Table([Column("verb", cards.map(\.name)), Column("what it does", cards.map(\.summary))]), total: nil),
            .text("a line that begins with select, from, with, pivot, unpivot or values is SQL, up to its ;"),
            .text("help VERB tells more; Tab completes verbs and names; what follows # is a comment"),
        ])
    }

    /// The page on a verb, an asset, a job, a chart, an algorithm, a metric, a criterion, a preparation or a parameter; several
    /// where a chart and a metric go by one name.
    static func page(on topic: String, pipeline: Pipeline) throws -> Reply {
        if let command = Commands.all.matching(prefix: topic).first { return try page(command, isVerb: true) }
        if let asset = pipeline[AssetKey(topic)] { return try page(on: asset, in: pipeline.graph) }
        if let job = Jobs[topic] {
            return Reply([.heading(job.name), .text(job.summary), .text(pipeline.graph.ordered(job.assets).map(\.name).joined(separator: "\n"))])
        }
        let types = described(topic)
        if !types.isEmpty { return Reply(try types.flatMap { try page($0, isVerb: false).parts }) }
        let settings = settings(called: topic)
        if !settings.isEmpty { return Reply([.heading(topic), .text(settings.joined(separator: "\n"))]) }
        let near = topic.nearest(in: topics(pipeline))
        throw Diagnostic(
            .unknownName, "there is no help on \(topic)", given: topic, nearest: near, next: near.first.map { "help \($0)" } ?? "help")
    }

    private static func described(_ topic: String) -> [any Described.Type] {
        let step = PrepareCommand.stepsByWord[topic] ?? topic
        let found: [(any Described.Type)?] = [
            Algorithms.catalogue[topic], Linkages.catalogue[topic], Metrics.catalogue[topic], Criteria.catalogue[topic],
            Preparations.catalogue[step], Recipes.all[topic],
        ]
        return found.compactMap(\.self)
    }

    /// What a setting means to the pipeline, and to each verb, algorithm and step that takes it.
    private static func settings(called name: String) -> [String] {
        let verbs = Commands.all.entries.compactMap { command in
            command.signature.first { $0.name == name && $0.role == .option }.map { ("of \(command.card.name)", $0) }
        }
        let jobs = JobParameters.signature.filter { $0.name == name }.map { ("of the environments", $0) }
        let methods = (Algorithms.all as [any Described.Type] + Preparations.all).compactMap { type in
            type.signature.first { $0.name == name }.map { ("of \(type.card.name)", $0) }
        }
        return (jobs + verbs + methods).map { owner, parameter in
            let rule = parameter.range.map { ", \($0.phrase)" } ?? ""
            return "\(owner): \(parameter.summary) Takes \(parameter.kind.phrase)\(rule)."
        }
    }

    /// Everything there is a page on.
    static func topics(_ pipeline: Pipeline) -> [String] {
        Commands.all.names + pipeline.graph.keys.map(\.name) + Jobs.all.map(\.name) + Recipes.all.names + Algorithms.catalogue.names
            + Linkages.catalogue.names + Metrics.catalogue.names + Criteria.catalogue.names + Preparations.catalogue.names
            + PrepareCommand.stepsByWord.keys + Commands.all.entries.flatMap { $0.optionNames } + JobParameters.signature.map(\.name)
    }

    private static func page(_ type: any Described.Type, isVerb: Bool) throws -> Reply {
        let (card, signature) = (type.card, type.signature)
        let defaults = type.init().settings.map { $0.value == .list([]) ? "" : $0.value.text }
        var reply = Reply([.heading(isVerb ? usage(card.name, signature) : card.name), .text(card.summary)])
        if !card.discussion.isEmpty { reply.append(.text(card.discussion)) }
        if !signature.isEmpty {
            reply.append(
                .table(
                    try Table([
                        Column("parameter", signature.map(\.name)), Column("takes", signature.map { $0.kind.phrase }),
                        Column("default", zip(signature, defaults).map { $0.role == .option ? $1 : "" }),
                        Column("meaning", signature.map { $0.summary + ($0.range.map { " (\($0.phrase))" } ?? "") }),
                    ]), total: nil))
        }
        if !card.examples.isEmpty {
            reply.append(.text("for example:\n" + card.examples.map { "  " + $0.input.replacing("\n", with: "\n  ") }.joined(separator: "\n")))
        }
        if !card.references.isEmpty { reply.append(.text(card.references.joined(separator: "\n"))) }
        return reply
    }

    private static func page(on asset: any Asset, in graph: AssetGraph) throws -> Reply {
        guard let specification = graph[asset.key] else { return Reply() }
        func list(_ keys: [AssetKey]) -> String { keys.isEmpty ? "nothing" : keys.map(\.name).joined(separator: ", ") }
        var reply = Reply([.heading(asset.card.name), .text(asset.card.summary)])
        if !asset.card.discussion.isEmpty { reply.append(.text(asset.card.discussion)) }
        reply.append(.text("made from: \(list(graph.inputs(of: asset.key)))\nused by: \(list(graph.dependents(of: asset.key)))"))
        if !specification.parameters.isEmpty {
            reply.append(.text("reads: \(specification.parameters.joined(separator: ", "))"))
        }
        return reply
    }

    /// The form of a statement: `show WHAT [SQL] [> FILE]`.
    private static func usage(_ verb: String, _ signature: [ParameterDescription]) -> String {
        let words = signature.map { parameter in
            switch parameter.role {
            case .operand: parameter.isOptional ? "[\(parameter.name)]" : parameter.name
            case .option: "[\(parameter.name)=…]"
            case .name: "[as NAME]"
            case .file: "[> FILE]"
            }
        }
        return ([verb] + words).joined(separator: " ")
    }
}
