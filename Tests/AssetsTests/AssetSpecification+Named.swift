import Assets

extension AssetSpecification {
    static func named(_ name: String, from inputs: String...) -> Self { named(name, from: inputs) }

    static func named(_ name: String, from inputs: [String]) -> Self {
        Self(AssetKey(name), group: "group", kind: .table, summary: "A table.", inputs: inputs.map(AssetKey.init(_:)))
    }
}
