import Assets
import Testing

struct AssetGraphTests {
    /// sales → shares → model → charts, and mapping → shares.
    private let graph = try! AssetGraph([
        .named("charts", from: "model"),
        .named("model", from: "shares"),
        .named("shares", from: "sales", "mapping"),
        .named("sales"),
        .named("mapping"),
    ])

    @Test func inputsComeFirstAndDeclarationBreaksTies() {
        #expect(graph.keys == ["sales", "mapping", "shares", "model", "charts"])
        #expect(graph.inputs(of: "shares") == ["sales", "mapping"])
        #expect(graph.dependents(of: "sales") == ["shares"])
        #expect(graph.inputs(of: "unheard of").isEmpty)
    }

    @Test func closuresStopAtTheirDepth() {
        #expect(graph.upstream(of: ["model"]) == ["shares", "sales", "mapping"])
        #expect(graph.upstream(of: ["model"], depth: 1) == ["shares"])
        #expect(graph.downstream(of: ["sales"], depth: 2) == ["shares", "model"])
        #expect(graph.downstream(of: ["charts"]).isEmpty)
        #expect(graph.downstream(of: ["sales"], depth: 0).isEmpty)
    }

    @Test func orderedLeavesOutStrangersAndRepeats() {
        #expect(graph.ordered(["model", "sales", "model", "stranger"]) == ["sales", "model"])
    }

    @Test func rejectsUnknownInputsWithTheNearestName() throws {
        let error = #expect(throws: AssetError.self) {
            try AssetGraph([.named("sales"), .named("shares", from: "slaes")])
        }
        #expect(error == .unknownInput("slaes", of: "shares", known: ["sales", "shares"]))
        #expect(error?.diagnostic.nearest == ["sales"])
    }

    @Test func rejectsDuplicates() {
        #expect(throws: AssetError.duplicate("sales")) { try AssetGraph([.named("sales"), .named("sales")]) }
    }

    @Test func namesTheCycleInTheDirectionOfTheData() {
        #expect(throws: AssetError.cycle(["b", "c", "d", "b"])) {
            try AssetGraph([
                .named("a"), .named("b", from: "a", "d"), .named("c", from: "b"), .named("d", from: "c"),
            ])
        }
        #expect(throws: AssetError.cycle(["a", "a"])) { try AssetGraph([.named("a", from: "a")]) }
    }

    @Test func anAssetBehindACycleIsNotPartOfIt() {
        #expect(throws: AssetError.cycle(["c", "b", "c"])) {
            try AssetGraph([.named("behind", from: "c"), .named("b", from: "c"), .named("c", from: "b")])
        }
    }

    @Test(arguments: UInt64(1)...20) func lawsHoldOnRandomGraphs(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        let graph = try AssetGraph(randomSpecifications(count: 40, using: &generator))
        let position = Dictionary(uniqueKeysWithValues: graph.keys.enumerated().map { ($1, $0) })
        for key in graph.keys {
            let inputs = graph.inputs(of: key)
            #expect(inputs.allSatisfy { position[$0]! < position[key]! })
            #expect(inputs.allSatisfy { graph.dependents(of: $0).contains(key) })
            #expect(graph.upstream(of: [key], depth: 1) == Set(inputs))
            let closure = graph.upstream(of: [key])
            #expect(closure == inputs.reduce(into: Set(inputs)) { $0.formUnion(graph.upstream(of: [$1])) })
            #expect(closure.allSatisfy { graph.downstream(of: [$0]).contains(key) })
        }
    }

    /// Each asset is made from some of those before it, then all are declared in another order.
    private func randomSpecifications(count: Int, using generator: inout SplitMix64) -> [AssetSpecification] {
        let specifications = (0..<count).map { number in
            let inputs = (0..<number).filter { _ in Int.random(in: 0..<12, using: &generator) == 0 }
            return AssetSpecification.named("a\(number)", from: inputs.map { "a\($0)" })
        }
        return specifications.shuffled(using: &generator)
    }
}
