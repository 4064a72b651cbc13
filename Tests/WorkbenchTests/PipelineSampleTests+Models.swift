import Assets
import Clustering
import Foundation
import Testing

@testable import Workbench

extension PipelineSampleTests {
    /// Models that leave the workspace as JSON place stores as they did inside it.
    @Suite struct Models {
        @Test(arguments: chain.categories.map(\.name)) func aModelReadFromItsFilePlacesEveryStoreAlike(category: String) throws {
            try expectAlike(.internal, category, file: "internal/\(category.asFileName).json")
        }

        @Test func theExternalModelReadFromItsFilePlacesEveryStoreAlike() throws {
            try expectAlike(.external, nil, file: "external/external.json")
        }

        @Test func theKeptModelIsTheWrittenOne() throws {
            let run = try PipelineFullRun.current
            for one in try run.made("internal_save_clustering_models") {
                let category = try #require(one.slice.partition)
                let kept = try #require(one.files.first { $0.name == "model.json" })
                let path = try run.session.workspace.path(of: kept, in: one.slice)
                let written = run.folder.path(of: "results/dev/models/internal/\(category.asFileName).json")
                #expect(try Data(contentsOf: URL(filePath: path)) == Data(contentsOf: URL(filePath: written)))
            }
        }

        @Test func aStoreOfItsOwnIsPlacedAsAmongTheOthers() throws {
            let run = try PipelineFullRun.current
            let model = try self.model("internal/BAKERY.json")
            let frame = try Frame(run.table("internal_fe_raw_data", "BAKERY"))
            let together = try model.assign(frame).assignments
            for row in stride(from: 0, to: frame.rowCount, by: 97) {
                #expect(try model.assign(frame.selecting(rows: [row])).assignments == [together[row]])
            }
        }

        private func expectAlike(_ side: Side, _ category: String?, file: String) throws {
            let run = try PipelineFullRun.current
            let rows = try run.table(AssetKey("\(side.rawValue)_fe_raw_data"), category)
            let assigned = try run.table(AssetKey("\(side.rawValue)_assign_clusters"), category)
            let (assignments, prepared) = try model(file).assign(Frame(rows))
            #expect(try assigned.counts("CLUSTER") == assignments.map(\.cluster))
            #expect(try bits(assigned.column("DISTANCE").numbers) == bits(assignments.map(\.distance)))
            #expect(try bits(assigned.column("MARGIN").numbers) == bits(assignments.map(\.margin)))
            #expect(try assigned.flags("OUTLIER") == prepared.outliers)
        }

        private func model(_ file: String) throws -> TrainedModel {
            try TrainedModel(json: Data(contentsOf: URL(filePath: PipelineFullRun.current.folder.path(of: "results/dev/models/\(file)"))))
        }

        private func bits(_ numbers: [Double?]) -> [UInt64?] { numbers.map { $0?.bitPattern } }
    }
}
