import Vocabulary

extension AssetSelection {
    /// The assets selected, in computing order.
    ///
    /// - Parameters:
    ///   - jobs: what `job:` may name.
    ///   - isStale: asked only where the selection says `stale`.
    /// - Throws: `AssetError.unknown` where a word names nothing.
    public func assets(
        in graph: AssetGraph, jobs: [Job] = [], isStale: (AssetKey) -> Bool = { _ in false }
    ) throws(AssetError) -> [AssetKey] {
        graph.ordered(try selected(from: graph, jobs: jobs, isStale: isStale))
    }

    private func selected(
        from graph: AssetGraph, jobs: [Job], isStale: (AssetKey) -> Bool
    ) throws(AssetError) -> Set<AssetKey> {
        func selected(_ inner: Self) throws(AssetError) -> Set<AssetKey> {
            try inner.selected(from: graph, jobs: jobs, isStale: isStale)
        }
        switch self {
        case .term(let term): return try term.selected(from: graph, jobs: jobs, isStale: isStale)
        case .around(let inner, let upstream, let downstream):
            let middle = try selected(inner)
            return middle.union(graph.upstream(of: middle, depth: upstream))
                .union(graph.downstream(of: middle, depth: downstream))
        case .not(let inner): return Set(graph.keys).subtracting(try selected(inner))
        case .and(let one, let other): return try selected(one).intersection(try selected(other))
        case .or(let one, let other): return try selected(one).union(try selected(other))
        }
    }
}

extension AssetSelection.Term {
    fileprivate func selected(
        from graph: AssetGraph, jobs: [Job], isStale: (AssetKey) -> Bool
    ) throws(AssetError) -> Set<AssetKey> {
        switch subject {
        case .name: try assets(in: graph) { $0.key.name }
        case .group: try assets(in: graph) { $0.group.name }
        case .kind: try assets(in: graph) { $0.kind.name }
        case .job: try assets(of: jobs, in: graph)
        case .stale: Set(graph.keys.filter(isStale))
        }
    }

    private func assets(
        in graph: AssetGraph, by name: (AssetSpecification) -> String
    ) throws(AssetError) -> Set<AssetKey> {
        let found = graph.specifications.filter { matches(name($0)) }
        guard !found.isEmpty || pattern == "*" else {
            throw .unknown(subject, pattern, known: graph.specifications.map(name), at: place)
        }
        return Set(found.map(\.key))
    }

    private func assets(of jobs: [Job], in graph: AssetGraph) throws(AssetError) -> Set<AssetKey> {
        let found = jobs.filter { matches($0.name) }
        guard !found.isEmpty else {
            throw .unknown(subject, pattern, known: jobs.map(\.name), at: place)
        }
        return found.reduce(into: []) { $0.formUnion($1.assets.filter(graph.contains)) }
    }

    /// Whether `name` fits the pattern, in which `*` stands for any characters, none included.
    ///
    /// Each stretch between stars is taken at its first occurrence: if any choice fits, that one does.
    private func matches(_ name: String) -> Bool {
        let stretches = pattern.split(separator: "*", omittingEmptySubsequences: false)
        guard stretches.count > 1 else { return name == pattern }
        guard name.hasPrefix(stretches[0]) else { return false }
        var rest = name.dropFirst(stretches[0].count)
        for stretch in stretches.dropFirst().dropLast() where !stretch.isEmpty {
            guard let found = rest.firstRange(of: stretch) else { return false }
            rest = rest[found.upperBound...]
        }
        return rest.hasSuffix(stretches[stretches.count - 1])
    }
}
