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

    /// The page on a verb, an asset, a job, a chart, an algorithm, a metric, a criterion, a distance, a preparation or a
    /// parameter; several where a chart and a metric go by one name.
    static func page(on topic: String, pipeline: Pipeline) throws -> Reply {
        if let command = Commands.called(topic) { return try page(on: command) }
        if let asset = pipeline[AssetKey(topic)] { return try page(on: asset, in: pipeline.graph) }
        if let job = Jobs[topic] {
            return Reply([.heading(job.name), .text(job.summary), .text(pipeline.graph.ordered(job.assets).map(\.name).joined(separator: "\n"))])
        }
        let things = described(topic)
        if !things.isEmpty { return Reply(try things.flatMap { try page(on: $0, titled: type(of: $0).card.name).parts }) }
        let settings = settings(called: topic)
        if !settings.isEmpty { return try page(on: settings, called: topic) }
        if let command = Commands.all.matching(prefix: topic).first { return try page(on: command) }
        let near = topic.nearest(in: topics(pipeline))
        throw Diagnostic(
            .unknownName, "there is no help on \(topic)", given: topic, nearest: near, next: near.first.map { "help \($0)" } ?? "help")
    }

    /// What goes by a name, with the settings the name stands for.
    private static func described(_ topic: String) -> [any Described] {
        let step = PrepareCommand.stepsByWord[topic] ?? topic
        let types: [(any Described.Type)?] = [
            Linkages.catalogue[topic], Metrics.catalogue[topic], Criteria.catalogue[topic], Dissimilarities.catalogue[topic],
            Preparations.catalogue[step], Recipes.all[topic],
        ]
        let algorithm: (any Described)? = Algorithms.named(topic)
        return types.compactMap { $0?.init() } + [algorithm].compactMap(\.self)
    }

    /// Everything there is a page on.
    static func topics(_ pipeline: Pipeline) -> [String] {
        Commands.words + pipeline.graph.keys.map(\.name) + Jobs.all.map(\.name) + Recipes.all.names + Algorithms.names
            + Linkages.catalogue.names + Metrics.catalogue.names + Criteria.catalogue.names + Dissimilarities.catalogue.names
            + Preparations.catalogue.names + PrepareCommand.stepsByWord.keys + Commands.all.entries.flatMap { $0.optionNames }
            + JobParameters.signature.map(\.name)
    }

    private static func page(on command: any Command.Type) throws -> Reply {
        let (card, signature) = (command.card, command.signature)
        var reply = try page(on: command.init(), titled: signature.form(of: card.name))
        if !card.synonyms.isEmpty { reply.append(.text("also: \(card.synonyms.joined(separator: ", "))")) }
        for parameter in signature where parameter.kind.choices.isEmpty {
            if let words = try words(for: parameter) { reply.append(.table(words, total: nil)) }
        }
        return reply
    }

    private static func page(on thing: any Described, titled title: String) throws -> Reply {
        let (card, signature) = (type(of: thing).card, type(of: thing).signature)
        let defaults = thing.settings.map { $0.value == .list([]) ? "" : $0.value.text }
        var reply = Reply([.heading(title), .text(card.summary)])
        if !card.discussion.isEmpty { reply.append(.text(card.discussion)) }
        if !signature.isEmpty {
            reply.append(
                .table(
                    try Table([
                        Column("parameter", signature.map(\.name)), Column("takes", signature.map(\.takes)),
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
}
