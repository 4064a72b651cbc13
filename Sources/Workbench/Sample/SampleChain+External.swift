import Tables

extension SampleChain {
    private static let features = [
        "footfall", "dwell_minutes", "median_income", "median_age", "households", "competitors", "parking_spaces",
        "weekend_share", "evening_share", "transit_score",
    ]

    /// What surrounds each store: `STORE_NBR` and ten features, about two cells in a hundred missing.
    ///
    /// One store in forty has no row, and two rows are of stores that sell nothing.
    public func external() throws -> Table {
        var random = SampleRandom(seed: seed, purpose: 50)
        let levels = (0..<Self.archetypeCount).map { archetype in
            Self.features.indices.map { feature in Self.level(archetype: archetype, feature: feature, &random) }
        }
        var ids: [Int64] = []
        var columns = [[Double?]](repeating: [], count: Self.features.count)
        for position in stores.indices where position % 40 != 39 {
            ids.append(Int64(stores[position]))
            for feature in Self.features.indices {
                let centre = archetypes[position].map { levels[$0][feature] } ?? (random.unit() * 14 - 2)
                let value = 10 * centre + 6 * random.normal() + 100
                let isMissing = random.unit() < 0.02
                columns[feature].append(isMissing ? nil : (value * 100).rounded() / 100)
            }
        }
        for stranger in 0..<2 {
            ids.append(Int64(90_001 + stranger))
            for feature in Self.features.indices { columns[feature].append(100 + Double(feature)) }
        }
        return try Table(
            [Column("STORE_NBR", ids)] + zip(Self.features, columns).map { Column($0, $1) })
    }

    /// High where feature and archetype belong together, low elsewhere.
    private static func level(archetype: Int, feature: Int, _ random: inout SampleRandom) -> Double {
        (feature % archetypeCount == archetype ? 9 : 1) + 2 * random.unit()
    }
}
