import Foundation

/// Share tables from far more sales lines than the real year has, from process start to exit.
struct SharesBenchmark: Benchmark {
    let name = "shares"
    let title = "share tables from made-up sales lines (Parquet)"
    let budget = 5.0
    let memoryBudget: Int? = 1 << 30
    let counterpart: Counterpart? = .process

    func prepared(in place: Place) async throws -> Run {
        let sales = try MadeUpSales(lines: place.salesLines, in: place)
        return {
            try await place.withScratch { folder in
                var cost = try Child.run(
                    [
                        place.program, "run", "+internal_sales_by_category", "--env", "shares", "--configs", sales.configurations,
                        "--workspace", "\(folder)/workspace",
                    ], environment: place.environment(results: folder), isQuiet: true)
                cost.amount = .rows(place.salesLines)
                cost.remark = "\(place.salesLines.formatted()) lines"
                return cost
            }
        }
    }
}
