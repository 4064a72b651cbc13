import Foundation
import Store
import Vocabulary

/// What a session has in its bindings, read back.
struct Remembered {
    var datasets: [String: Dataset] = [:]
    var named: [String: NamedResult] = [:]
    var overrides: [Session.Override] = []
    var environment: String?
    var stepping: Stepping?

    enum Kind: String {
        case dataset, environment, overrides, result, stepping
    }

    /// - Throws: `Diagnostic` for a binding that cannot be read back: going on without it would be another session.
    init(_ bindings: [Binding]) throws(Diagnostic) {
        for binding in bindings {
            switch Kind(rawValue: binding.kind) {
            case .dataset: datasets[binding.name] = try Self.value(of: binding)
            case .environment: environment = binding.payload
            case .overrides: overrides = try Self.value(of: binding)
            case .result: named[binding.name] = try Self.value(of: binding)
            case .stepping: stepping = try Self.value(of: binding)
            case nil: break
            }
        }
    }

    private static func value<Value: Decodable>(of binding: Binding) throws(Diagnostic) -> Value {
        do {
            return try JSONDecoder().decode(Value.self, from: Data(binding.payload.utf8))
        } catch {
            throw Diagnostic(
                .damagedStore, "what the session remembers of \(binding.name) cannot be read: \(error)", given: binding.payload,
                expected: "what was written; --session NAME begins another session")
        }
    }
}

extension Session {
    /// The bindings that bring the session back to where it is now.
    func changes(since before: State) -> [Binding.Change] {
        var changes: [Binding.Change] = []
        let now = state
        for name in before.names.subtracting(now.names) { changes.append(.remove(name)) }
        for (name, dataset) in now.datasets where before.datasets[name] != dataset {
            changes.append(.set(Binding(name, kind: Remembered.Kind.dataset.rawValue, payload: Self.text(dataset))))
        }
        for (name, result) in now.named where before.named[name] != result {
            changes.append(.set(Binding(name, kind: Remembered.Kind.result.rawValue, payload: Self.text(result))))
        }
        if now.environment != before.environment {
            changes.append(.set(Binding("@environment", kind: Remembered.Kind.environment.rawValue, payload: now.environment)))
        }
        if now.overrides != before.overrides {
            changes.append(.set(Binding("@overrides", kind: Remembered.Kind.overrides.rawValue, payload: Self.text(now.overrides))))
        }
        if now.stepping != before.stepping {
            changes.append(
                now.stepping.map { .set(Binding("@stepping", kind: Remembered.Kind.stepping.rawValue, payload: Self.text($0))) }
                    ?? .remove("@stepping"))
        }
        return changes
    }

    /// What a command may change and a failed command must leave as it was.
    struct State: Sendable {
        let datasets: [String: Dataset]
        let named: [String: NamedResult]
        let overrides: [Override]
        let environment: String
        let stepping: Stepping?

        /// A name stands for a dataset or for a result, never for both.
        var names: Set<String> { Set(datasets.keys).union(named.keys) }
    }

    var state: State {
        State(datasets: datasets, named: named, overrides: overrides, environment: environmentName, stepping: stepping)
    }

    func restore(_ state: State) {
        for name in datasets.keys where state.datasets[name] != datasets[name] { forgetRows(of: name) }
        for name in named.keys where state.named[name] != named[name] { forgetRows(of: name) }
        datasets = state.datasets
        named = state.named
        overrides = state.overrides
        if environmentName != state.environment {
            // It was in force before, so it can be read; if its file has gone meanwhile, the next use tells.
            let before = try? Environment(
                named: state.environment, in: configuration.configurations, variables: configuration.variables)
            if let before { try? choose(before) }
        }
        stepping = state.stepping
    }

    private static func text(_ value: some Encodable) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        do {
            return String(decoding: try encoder.encode(value), as: UTF8.self)
        } catch {
            preconditionFailure("names, paths and finite numbers cannot be written as JSON: \(error)")
        }
    }
}
