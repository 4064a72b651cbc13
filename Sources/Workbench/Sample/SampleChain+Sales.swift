import Foundation
import Tables

extension SampleChain {
    private static let productsPerNeedState = 6

    /// The number of the product `rank` of a need state.
    private static func product(_ category: Int, _ needState: Int, _ rank: Int) -> Int {
        10_000 + category * 1_000 + needState * 10 + rank
    }

    /// Sales lines: `SKU_NBR`, `STORE_NBR`, `CAT_DSC`, `TOTAL_SALES` in dollars; about 90,000 rows.
    public func sales() throws -> Table {
        var lines = Lines()
        for (index, category) in categories.enumerated() {
            var random = SampleRandom(seed: seed, purpose: 100 + index)
            for position in stores.indices {
                guard let cluster = category.planted[position] else { continue }
                let mix = cluster.map { category.mixes[$0] } ?? Self.strangeMix(of: category, &random)
                let turnover = exp(7 + 0.5 * random.normal())
                for (state, share) in mix.enumerated() {
                    let amount = turnover * share * exp(0.10 * random.normal())
                    let parts = 1 + random.index(below: 2)
                    for part in 0..<parts {
                        lines.append(
                            product: Self.product(index, state, (position + part * 3) % Self.productsPerNeedState),
                            store: stores[position], category: category.name, amount: amount / Double(parts))
                    }
                }
                // A receipt line that was free, and a product nobody gave a need state.
                if position % 50 == 0 { lines.append(product: Self.product(index, 0, 0), store: stores[position], category: category.name, amount: 0) }
                if position % 25 == 0 { lines.append(product: 99_000 + index, store: stores[position], category: category.name, amount: 5) }
            }
        }
        return try lines.table()
    }

    /// Products and their need states; some have none, some are written in lower case, one pair stands there twice.
    public func needStates() throws -> Table {
        var products: [Int64] = []
        var names: [String] = []
        var states: [String?] = []
        func add(_ product: Int, _ category: Category, _ state: String?) {
            products.append(Int64(product))
            names.append(category.name)
            states.append(state)
        }
        for (index, category) in categories.enumerated() {
            for (position, state) in category.needStates.enumerated() {
                for rank in 0..<Self.productsPerNeedState {
                    add(Self.product(index, position, rank), category, rank == 1 ? state.lowercased() : state)
                }
            }
            add(99_000 + index, category, nil)
        }
        add(Self.product(0, 0, 0), categories[0], categories[0].needStates[0])
        return try Table([
            Column("PRODUCT_ID", products), Column("CATEGORY", names), Column("NEED_STATE", states),
        ])
    }

    private static func strangeMix(of category: Category, _ random: inout SampleRandom) -> [Double] {
        let weights = category.needStates.map { _ in pow(random.unit(), 6) + 0.001 }
        let total = weights.reduce(0, +)
        return weights.map { $0 / total }
    }
}

private struct Lines {
    private var products: [Int64] = []
    private var stores: [Int64] = []
    private var categories: [String] = []
    private var amounts: [Double] = []

    mutating func append(product: Int, store: Int, category: String, amount: Double) {
        products.append(Int64(product))
        stores.append(Int64(store))
        categories.append(category)
        amounts.append((amount * 100).rounded() / 100)
    }

    func table() throws -> Table {
        try Table([
            Column("SKU_NBR", products), Column("STORE_NBR", stores), Column("CAT_DSC", categories),
            Column("TOTAL_SALES", amounts),
        ])
    }
}
