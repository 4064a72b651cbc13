import Foundation
import Vocabulary
import Yams

extension Environment {
    /// Reads the environment `name` from the file of that name in `folder`.
    ///
    /// - Throws: `Diagnostic` with file, line and full path for whatever cannot be understood.
    public init(
        named name: String, in folder: String, variables: ProcessVariables = ProcessVariables()
    ) throws(Diagnostic) {
        let known = Self.names(in: folder)
        guard known.contains(name) else {
            throw Diagnostic(
                .unknownEnvironment, known.isEmpty ? "there are no environments in \(folder)" : "there is no environment \(name)",
                given: name, expected: known.isEmpty ? "\(folder)/dev.yml" : known.joined(separator: ", "),
                nearest: name.nearest(in: known), next: (name.nearest(in: known).first ?? known.first).map { "env \($0)" })
        }
        try self.init(name: name, file: ConfigurationFile(path: "\(folder)/\(name).yml"), variables: variables)
    }

    /// The environments a folder holds, sorted.
    public static func names(in folder: String) -> [String] {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return files.filter { $0.hasSuffix(".yml") }.map { String($0.dropLast(4)) }.sorted()
    }

    private static let sections = ["engine", "job_params", "readers", "writers", "logger", "alerts"]

    private init(name: String, file: ConfigurationFile, variables: ProcessVariables) throws(Diagnostic) {
        var sections: [String: Node.Mapping] = [:]
        for (key, node) in file.root {
            let section = key.string ?? ""
            guard Self.sections.contains(section) else {
                throw file.unknown(section, at: key, among: Self.sections, path: name)
            }
            sections[section] = try file.mapping(node, path: section)
        }
        let reading = Reading(file: file, variables: variables)
        let readers = try reading.readers(sections["readers"])
        self.init(
            name: name, file: file.path, sales: readers.sales, needStates: readers.needStates, external: readers.external)
        try reading.fill(&engine, sections["engine"])
        try reading.fill(&logger, sections["logger"])
        try reading.fill(&alerts, sections["alerts"])
        writers = try reading.writers(sections["writers"])
        try readJobParameters(sections["job_params"], reading)
    }

    private mutating func readJobParameters(_ mapping: Node.Mapping?, _ reading: Reading) throws(Diagnostic) {
        guard let mapping else { return }
        var common: [(Node, Node)] = []
        for (key, node) in mapping {
            guard let side = key.string.flatMap(Side.init(rawValue:)) else {
                common.append((key, node))
                continue
            }
            let path = "job_params.\(side.rawValue)"
            let own = try reading.file.mapping(node, path: path)
            var scratch = JobParameters()
            try reading.file.fill(&scratch, from: own, path: path, variables: reading.variables)
            for (key, _, value) in try reading.file.flattened(
                own, prefix: "", owner: JobParameters.self, path: path, variables: reading.variables)
            {
                sideParameters[side, default: [:]][key] = value
            }
        }
        try reading.file.fill(
            &parameters, from: Node.Mapping(common), path: "job_params", variables: reading.variables)
    }
}

/// One pass over one file.
private struct Reading {
    let file: ConfigurationFile
    let variables: ProcessVariables

    func fill<Target: Described>(_ target: inout Target, _ mapping: Node.Mapping?) throws(Diagnostic) {
        guard let mapping else { return }
        try file.fill(&target, from: mapping, path: Target.card.name, variables: variables)
    }

    func readers(
        _ mapping: Node.Mapping?
    ) throws(Diagnostic) -> (sales: ReaderSettings, needStates: ReaderSettings, external: [ReaderSettings]) {
        let names = ["internal_sales", "need_states", "external"]
        var found: [String: [ReaderSettings]] = [:]
        for (key, node) in mapping ?? [:] {
            let name = key.string ?? ""
            guard names.contains(name) else { throw file.unknown(name, at: key, among: names, path: "readers") }
            let path = "readers.\(name)"
            let elements = file.elements(of: node)
            guard elements.count == 1 || name == "external" else {
                throw Diagnostic(
                    .badSetting, "\(path) takes one reader", at: file.place(of: node), given: elements.count.counted("reader"),
                    expected: "one; a list only under readers.external")
            }
            for one in elements {
                var reader = ReaderSettings()
                try file.fill(&reader, from: try file.mapping(one, path: path), path: path, variables: variables)
                reader.place = file.place(of: one)
                if let fault = reader.fault { throw Diagnostic(.badSetting, "\(path) \(fault)", at: reader.place) }
                found[name, default: []].append(reader)
            }
        }
        guard let sales = found["internal_sales"]?.first, let needStates = found["need_states"]?.first,
            let external = found["external"], !external.isEmpty
        else {
            let missing = names.filter { found[$0] == nil }
            throw Diagnostic(
                .badSetting, "\(file.path) names no reader for \(missing.joined(separator: ", "))",
                expected: "readers: {internal_sales: …, need_states: …, external: […]}")
        }
        return (sales, needStates, external)
    }

    func writers(_ mapping: Node.Mapping?) throws(Diagnostic) -> [String: [WriterSettings]] {
        var found: [String: [WriterSettings]] = [:]
        for (key, node) in mapping ?? [:] {
            let name = key.string ?? ""
            guard WriterSettings.names.contains(name) else {
                throw file.unknown(name, at: key, among: WriterSettings.names, path: "writers")
            }
            for one in file.elements(of: node) {
                var writer = WriterSettings()
                let path = "writers.\(name)"
                try file.fill(&writer, from: try file.mapping(one, path: path), path: path, variables: variables)
                if let fault = writer.fault(as: name) { throw Diagnostic(.badSetting, "\(path) \(fault)", at: file.place(of: one)) }
                found[name, default: []].append(writer)
            }
        }
        return found
    }
}

extension ConfigurationFile {
    fileprivate func mapping(_ node: Node, path: String) throws(Diagnostic) -> Node.Mapping {
        switch node {
        case .mapping(let mapping): return mapping
        case .scalar(let scalar) where scalar.string.isEmpty || scalar.string == "~": return [:]
        default:
            throw Diagnostic(
                .badSetting, "\(path) takes keys with values", at: place(of: node), given: node.scalar?.string)
        }
    }

    /// A list's elements; anything else stands for itself.
    fileprivate func elements(of node: Node) -> [Node] {
        if case .sequence(let sequence) = node { Array(sequence) } else { [node] }
    }
}
