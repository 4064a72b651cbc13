import Assets
import Testing

@testable import Workbench

extension PipelineSampleTests {
    /// Nothing disappears silently.
    @Suite struct Ledger {
        @Test func rowsInLessSetAsidePlusAddedAreRowsOut() throws {
            let balanced = try PipelineFullRun.current.made.filter { $0.balance != nil }
            for materialisation in balanced {
                let balance = try #require(materialisation.balance)
                #expect(balance.rowsIn - balance.setAside + balance.added == balance.rowsOut, "\(materialisation.slice)")
            }
            #expect(Set(balanced.map(\.slice.asset)).count > 25)
        }

        @Test func rowsOutAreTheRowsInTheWorkspace() throws {
            let run = try PipelineFullRun.current
            for materialisation in try run.made {
                guard let rows = try? run.rows(of: materialisation.slice) else { continue }
                let count = try run.engine.counts("SELECT count(*) FROM \(rows)")[0]
                #expect(materialisation.rows == count, "\(materialisation.slice)")
                if let balance = materialisation.balance { #expect(balance.rowsOut == count, "\(materialisation.slice)") }
            }
        }

        @Test func whatIsSetAsideIsInTheLedger() throws {
            for materialisation in try PipelineFullRun.current.made {
                guard let balance = materialisation.balance else { continue }
                let told = materialisation.ledger.reduce(0) { total, entry in
                    switch entry.action {
                    case .setAsideRows: total + (entry.count ?? 0)
                    case .leftOutStore: total + 1
                    default: total
                    }
                }
                #expect(told == balance.setAside, "\(materialisation.slice)")
            }
        }

        @Test(arguments: [
            ("internal_raw_sales_data", "internal_sales_with_categories"),
            ("internal_sales_with_categories", "internal_normalized_sales_data"),
            ("external_features_data", "preprocessed_external_data"),
            ("preprocessed_external_data", "external_fe_raw_data"),
            ("internal_sales_by_category", "internal_fe_raw_data"),
            ("internal_assign_clusters", "merged_clusters"),
        ] as [(AssetKey, AssetKey)])
        func whatOneStepGivesTheNextTakes(before: AssetKey, after: AssetKey) throws {
            try expectHandedOn(from: before, to: after)
        }

        @Test(arguments: Side.allCases) func everyStepOfPreparationTakesWhatTheOneBeforeGives(side: Side) throws {
            let steps = [
                "fe_raw_data", "filtered_features", "imputed_features", "normalized_data", "outlier_removed_features",
                "dimensionality_reduced_features", "train_clustering_models",
            ].map { AssetKey("\(side.rawValue)_\($0)") }
            for (before, after) in zip(steps, steps.dropFirst()) { try expectHandedOn(from: before, to: after) }
        }

        private func expectHandedOn(from before: AssetKey, to after: AssetKey) throws {
            let run = try PipelineFullRun.current
            for one in try run.made(before) {
                let given = try #require(one.balance).rowsOut
                let taken = try #require(try run.made(after, one.slice.partition).balance).rowsIn
                #expect(given == taken, "\(one.slice) to \(after)")
            }
        }

        @Test func linesWithoutANeedStateAreToldByCategory() throws {
            // The sample sells a product without a need state in every 25th store that has the category.
            let run = try PipelineFullRun.current
            let joined = try run.made("internal_sales_with_categories")
            #expect(joined[0].ledger.count == 9)
            for category in large {
                let entry = joined[0].ledger.first { $0.subject == "sales lines of \(category)" }
                #expect(entry?.count == 24)
                #expect(entry?.reason == "the product has no need state")
            }
        }

        @Test func outliersAreFlaggedInTheLedger() throws {
            for category in large {
                let assigned = try PipelineFullRun.current.made("internal_assign_clusters", category)
                let flagged = try #require(assigned.ledger.first { $0.action == .flaggedRows })
                #expect(flagged.count == assigned.figures.first { $0.name == "outliers" }?.value.map { Int($0) })
                #expect(flagged.count == 18)
            }
        }
    }
}
