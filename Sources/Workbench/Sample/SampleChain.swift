/// A made-up chain of stores whose clusters are known, so that everything can be tried and checked without any file.
///
/// The same seed gives the same chain, bit for bit. Every regular category divides the stores into four to six planted
/// clusters with mixes of their own; a few stores follow no cluster, a few cells are missing, a few categories are tiny.
public struct SampleChain: Sendable {
    public struct Category: Sendable {
        public let name: String
        public let needStates: [String]
        /// Cluster by store position, `nil` for a store that follows none; stores that do not sell it are absent.
        public let planted: [Int: Int?]
        /// Share of sales by cluster and need state; every row sums to one.
        let mixes: [[Double]]
    }

    public let seed: Int
    public let stores: [Int]
    public let categories: [Category]
    /// The external cluster of a store by position; `nil` for a store that follows none.
    public let archetypes: [Int?]

    public init(seed: Int) {
        self.seed = seed
        stores = (0..<Self.storeCount).map { 101 + $0 * 3 }
        var random = SampleRandom(seed: seed, purpose: 0)
        let archetypes = (0..<Self.storeCount).map { position -> Int? in
            let drawn = random.weighted([0.30, 0.25, 0.20, 0.15, 0.10])
            return position % 53 == 17 ? nil : drawn
        }
        self.archetypes = archetypes
        categories =
            Self.regular.enumerated().map { index, shape in
                Self.regularCategory(shape, seed: seed, purpose: index + 1, archetypes: archetypes)
            } + Self.tinyCategories
    }

    static let storeCount = 600
    static let archetypeCount = 5

    private static let regular: [(name: String, states: [String], clusters: Int)] = [
        ("BAKERY", ["BREAD", "ROLLS", "CAKES", "COOKIES", "PIES", "BAGELS", "DONUTS", "TORTILLAS"], 4),
        ("BEVERAGES", ["COLA", "JUICE", "WATER", "COFFEE", "TEA", "ENERGY", "MIXERS", "SPORT", "KIDS DRINKS", "SYRUP"], 5),
        ("DAIRY", ["MILK", "YOGURT", "CHEESE BLOCK", "CHEESE SLICED", "BUTTER", "CREAM", "EGGS", "PLANT MILK", "DESSERTS"], 4),
        ("FROZEN", ["PIZZA", "ICE CREAM", "VEGETABLES", "MEALS", "FISH", "FRIES", "FRUIT", "BREAKFAST"], 5),
        ("HOUSEHOLD", ["LAUNDRY", "DISHES", "PAPER", "SURFACES", "AIR CARE", "BAGS", "PEST", "STORAGE", "CANDLES", "LIGHTS"], 4),
        ("PERSONAL CARE", ["HAIR", "ORAL", "BATH", "SHAVING", "SKIN", "DEODORANT", "COTTON", "FIRST AID", "BABY", "FOOT", "SUN", "VITAMINS"], 6),
        ("PRODUCE", ["APPLES", "BANANAS", "BERRIES", "CITRUS", "SALAD", "ROOTS", "HERBS", "TOMATOES", "EXOTIC", "ORGANIC"], 5),
        ("SNACKS", ["CHIPS", "NUTS", "CRACKERS", "POPCORN", "CANDY", "CHOCOLATE", "BARS", "JERKY", "DIPS"], 6),
    ]

    /// A category of one store, one of a single need state, and one whose stores are all alike.
    private static let tinyCategories = [
        Category(name: "FLOWERS", needStates: ["BOUQUETS", "PLANTS"], planted: [4: 0], mixes: [[0.7, 0.3]]),
        Category(
            name: "FUEL", needStates: ["FUEL"], planted: Dictionary(uniqueKeysWithValues: (0..<40).map { ($0 * 7, 0) }),
            mixes: [[1]]),
        Category(
            name: "TRAVEL", needStates: ["CARDS", "LUGGAGE"], planted: [10: 0, 20: 0, 30: 0], mixes: [[0.5, 0.5]]),
    ]

    private static func regularCategory(
        _ shape: (name: String, states: [String], clusters: Int), seed: Int, purpose: Int, archetypes: [Int?]
    ) -> Category {
        var random = SampleRandom(seed: seed, purpose: purpose)
        let mixes = (0..<shape.clusters).map { cluster in
            mix(of: shape.states.count, cluster: cluster, clusters: shape.clusters, &random)
        }
        let weights = (0..<shape.clusters).map { 1.0 / Double($0 + 2) }
        var planted: [Int: Int?] = [:]
        for position in archetypes.indices {
            // What surrounds a store says something of what it sells, but not everything.
            let drawn = random.weighted(weights)
            let follows = random.unit() < 0.4 ? archetypes[position].map { $0 % shape.clusters } : nil
            planted[position] = (position * 31 + purpose * 7) % 61 == 5 ? .some(nil) : .some(follows ?? drawn)
        }
        return Category(name: shape.name, needStates: shape.states, planted: planted, mixes: mixes)
    }

    /// Half of a cluster's sales lie in need states of its own, the rest is spread over all.
    private static func mix(of states: Int, cluster: Int, clusters: Int, _ random: inout SampleRandom) -> [Double] {
        var weights = (0..<states).map { _ in 0.6 + 0.4 * random.unit() }
        for own in stride(from: cluster, to: states, by: clusters) { weights[own] += Double(states) * 0.45 }
        let total = weights.reduce(0, +)
        return weights.map { $0 / total }
    }
}
