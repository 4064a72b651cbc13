import Foundation
import LinearAlgebra
import Testing
import Vocabulary

@testable import Clustering

struct TrainedModelTests {
    /// Numbers with gaps, a constant column, a text column and a few rows far out.
    private static func frame() throws -> Frame {
        let points = try Samples.planted(rows: 300, columns: 5, clusters: 3)
        var rows = (0..<300).map { row in Array(points.values.row(row)) + [0.1] }
        for row in stride(from: 3, to: 300, by: 17) { rows[row][row % 5] = .nan }
        for row in [10, 20, 30] { rows[row] = rows[row].prefix(5).map { $0 * 9 } + [0.1] }
        return try Frame(
            ids: points.ids, columns: ["a", "b", "c", "d", "e", "still"], values: Matrix(rows),
            categories: [CategoricalColumn(name: "region", cells: (0..<300).map { $0 % 9 == 0 ? nil : "R\($0 % 2)" })])
    }

    private static let steps: [any Preparation] = [
        LowVariance(), NumericImputation(), CategoricalImputation(), OneHot(), RobustScaling(),
        IsolationForest(contamination: 0.02), InterquartileFences(), PrincipalComponentAnalysis(components: 0.99),
    ]

    private static func trained() throws -> (model: TrainedModel, prepared: Prepared) {
        let (chain, prepared) = try FittedChain.fit(steps, to: frame())
        let fit = try KMeans(k: 3).fit(prepared.inliers.points())
        return (TrainedModel(chain: chain, model: fit.model), prepared)
    }

    @Test func aSavedModelAssignsTheSameBits() throws {
        let (model, _) = try Self.trained()
        let read = try TrainedModel(json: model.json())
        #expect(read == model)
        #expect(try read.json() == model.json())
        let (first, second) = (try model.assign(Self.frame()), try read.assign(Self.frame()))
        #expect(first.assignments.map(\.cluster) == second.assignments.map(\.cluster))
        #expect(first.assignments.map(\.distance.bitPattern) == second.assignments.map(\.distance.bitPattern))
        #expect(first.assignments.map(\.margin?.bitPattern) == second.assignments.map(\.margin?.bitPattern))
        #expect(first.prepared.outliers == second.prepared.outliers)
    }

    @Test func everyRowIsAssignedOutliersToo() throws {
        let (model, prepared) = try Self.trained()
        let assigned = try model.assign(Self.frame())
        #expect(assigned.assignments.count == 300)
        #expect(assigned.prepared == prepared)
        #expect(prepared.outliers.contains(true))
        #expect(prepared.inliers.rowCount + prepared.outliers.count(where: \.self) == 300)
    }

    @Test func aRowByItselfIsAssignedAsAmongOthers() throws {
        let (model, _) = try Self.trained()
        let all = try model.assign(Self.frame()).assignments
        for row in [0, 10, 150, 299] {
            #expect(try model.assign(Self.frame().selecting(rows: [row])).assignments == [all[row]])
        }
    }

    @Test func columnsAreFoundByName() throws {
        let (model, _) = try Self.trained()
        let frame = try Self.frame()
        let turned = try Frame(
            ids: frame.ids, columns: frame.columns.reversed(),
            values: frame.values.selecting(columns: [5, 4, 3, 2, 1, 0]), categories: frame.categories)
        #expect(try model.assign(turned).assignments == model.assign(frame).assignments)
    }

    @Test func outliersDoNotTeachLaterSteps() throws {
        let rows = (0..<40).map { [Double($0 % 5), Double($0 % 7)] } + [[1e6, 1e6]]
        let frame = Frame(try Points(Matrix(rows)))
        let (_, prepared) = try FittedChain.fit([InterquartileFences(), ZScore()], to: frame)
        #expect(prepared.outliers == Array(repeating: false, count: 40) + [true])
        let expected = try FittedChain.fit([ZScore()], to: frame.selecting(rows: Array(0..<40))).prepared.frame
        #expect(prepared.inliers == expected)
    }

    @Test func centresComeBackInOriginalColumns() throws {
        let frame = Frame(Samples.iris)
        let (chain, prepared) = try FittedChain.fit([ZScore(), PrincipalComponentAnalysis(components: 4)], to: frame)
        let fit = try KMeans(k: 3, tolerance: 0).fit(prepared.frame.points())
        let centres = try #require(try TrainedModel(chain: chain, model: fit.model).locationsInOriginalUnits())
        #expect(centres.columns == Samples.iris.columns)
        for cluster in 1...3 {
            let means = Samples.iris.values.selecting(rows: fit.partition.members(of: cluster)).columnMeans
            for column in 0..<4 { #expect(abs(centres.values[cluster - 1, column] - means[column]) < 1e-9) }
        }
    }

    @Test func everyStepSurvivesJSON() throws {
        let frame = try Self.frame()
        let whole = try FittedChain.fit([NumericImputation(), CategoricalImputation()], to: frame).prepared.frame
        for preparation in Preparations.all.map({ $0.init() }) {
            let (chain, prepared) = try FittedChain.fit([preparation], to: whole)
            let read = try JSONDecoder().decode(FittedChain.self, from: JSONEncoder().encode(chain))
            #expect(read == chain)
            #expect(try read.apply(to: whole) == prepared)
            #expect(!chain.text.isEmpty)
        }
    }

    @Test func aChainPrintsALineAStep() throws {
        let (model, _) = try Self.trained()
        let lines = model.chain.text.split(separator: "\n")
        #expect(lines.count == Self.steps.count)
        #expect(lines.first == "low_variance: drops still (its variance 0.0 is at most 0.0)")
    }

    @Test func anUnknownStepIsNamed() throws {
        let json = Data(
            #"{"chain":[{"name":"zscor","fitted":{}}],"model":{"algorithm":"kmeans","columns":[],"centres":{"rows":0,"columns":0,"elements":[]}}}"#
                .utf8)
        #expect(throws: ClusteringError.unknownName("zscor", kind: "preparation", known: Preparations.catalogue.names)) {
            try TrainedModel(json: json)
        }
    }

    @Test(arguments: [
        ("\"columns\":[\"PC1\"", "\"columns\":[\"PC0\",\"PC1\""), ("\"means\":[", "\"means\":[1,"),
        ("\"rights\":\"", "\"rights\":\"AAAA"), ("\"rows\":3", "\"rows\":30"),
    ])
    func aModelThatDoesNotFitTogetherIsRefused(sound: String, damaged: String) throws {
        let text = try #require(String(data: Self.trained().model.json(), encoding: .utf8))
        #expect(text.contains(sound))
        let json = Data(text.replacing(sound, with: damaged).utf8)
        #expect { try TrainedModel(json: json) } throws: { ($0 as? ClusteringError)?.diagnostic.code == .unreadable }
    }

    @Test func damageIsReported() throws {
        do {
            _ = try TrainedModel(json: Data("{".utf8))
            Issue.record("read a damaged model")
        } catch {
            #expect(error.diagnostic.code == .unreadable)
        }
    }
}
