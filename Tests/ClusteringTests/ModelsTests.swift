import Foundation
import LinearAlgebra
import Testing

@testable import Clustering

/// What models promise that are asked of rows the algorithm has not seen.
struct ModelsTests {
    private func labelled(_ labels: [Int?], _ points: Points, by name: DissimilarityName = .euclidean) throws -> LabelledRows {
        LabelledRows(algorithm: "made up", partition: Partition(labels), space: try name.space(of: points))
    }

    @Test(arguments: Dissimilarities.catalogue.names)
    func theNearestLabelledRowIsFoundAsByLookingAtAll(name: String) throws {
        let known = try Samples.planted(rows: 90, columns: 3, clusters: 3, spread: 6)
        let labels = (0..<90).map { $0 % 7 == 0 ? nil : Optional($0 % 4) }
        let distance = DissimilarityName(try #require(Dissimilarities.catalogue[name]))
        let model = try labelled(labels, known, by: distance)
        let others = try Samples.planted(rows: 40, columns: 3, clusters: 3, seed: 2, spread: 6)
        let (space, partition) = (try distance.space(of: known), Partition(labels))
        let measured = try space.measure.space(of: others)
        for (row, assignment) in try model.assignNearest(others, in: .two).enumerated() {
            let nearest = (1...4).map { cluster in
                partition.members(of: cluster).map { measured.dissimilarity(row, space, $0) }.min() ?? .infinity
            }
            let order = nearest.indices.sorted { nearest[$0] < nearest[$1] }
            #expect(assignment.cluster == order[0] + 1 && assignment.runnerUp == order[1] + 1)
            #expect(assignment.distance == nearest[order[0]])
            #expect(assignment.margin == nearest[order[1]] - nearest[order[0]])
        }
        #expect(try model.assignNearest(others, in: .single) == model.assignNearest(others, in: .two))
    }

    @Test func noiseIsNotTheNearestRow() throws {
        let model = try labelled([1, nil, 2], Points(Matrix([[0], [5], [20]])))
        #expect(model.labels.count == 2 && model.clusterCount == 2)
        let placed = try model.assignNearest(Points(Matrix([[5], [12]])))
        #expect(placed == [
            Assignment(cluster: 1, distance: 5, runnerUp: 2, margin: 10),
            Assignment(cluster: 2, distance: 8, runnerUp: 1, margin: 4),
        ])
    }

    @Test func oneClusterHasNoRunnerUp() throws {
        let model = try labelled([1, 1], Points(Matrix([[0], [1]])))
        #expect(try model.assignNearest(Points(Matrix([[3]]))) == [Assignment(cluster: 1, distance: 2)])
        #expect(try model.assignNearest(Points(Matrix(rows: 0, columns: 1))).isEmpty)
    }

    @Test func labelledRowsPlaceNothingUnasked() throws {
        let points = try Points(Matrix([[0], [1]]))
        #expect(throws: ClusteringError.cannotAssign("made up")) { try labelled([1, 2], points).assign(points) }
        #expect(throws: ClusteringError.tooFewRows(needed: 1, given: 0)) {
            try labelled([nil, nil], points).assignNearest(points)
        }
        let other = try Points(ids: ["a"], columns: ["y"], values: Matrix([[0]]))
        #expect(throws: ClusteringError.missingColumn("x1", known: ["y"])) {
            try labelled([1, 2], points).assignNearest(other)
        }
    }

    /// A column of tiny range makes a far row's share of it larger than any number.
    @Test func farRowsHaveFiniteMargins() throws {
        let model = try labelled([1, 2], Points(Matrix([[0], [1e-300]])), by: DissimilarityName(Gower.self))
        let placed = try model.assignNearest(Points(Matrix([[1e100], [-1e100]])))
        #expect(placed.allSatisfy { $0.distance.isFinite && ($0.margin ?? .nan) >= 0 })
    }

    @Test(arguments: Dissimilarities.catalogue.names)
    func labelledRowsComeBackFromJSON(name: String) throws {
        let distance = DissimilarityName(try #require(Dissimilarities.catalogue[name]))
        let labelled = try labelled((0..<150).map { $0 % 5 == 0 ? nil : $0 % 3 }, Samples.iris, by: distance)
        let model = TrainedModel(chain: FittedChain(), model: labelled)
        let read = try TrainedModel(json: model.json())
        #expect(read == model)
        let again = try #require(read.model as? LabelledRows)
        #expect(try again.assignNearest(Samples.iris) == labelled.assignNearest(Samples.iris))
    }

    @Test func aModelOfUnknownKindIsNamed() throws {
        let model = TrainedModel(chain: FittedChain(), model: try labelled([1], Points(Matrix([[0]]))))
        let text = String(decoding: try model.json(), as: UTF8.self)
        let strange = text.replacing("\"kind\":\"labelled_rows\"", with: "\"kind\":\"oracle\"")
        #expect(strange != text)
        let known = ClusterModels.all.map { $0.kind }
        #expect(throws: ClusteringError.unknownName("oracle", kind: "kind of model", known: known)) {
            try TrainedModel(json: .init(strange.utf8))
        }
    }

    /// What is written in a saved model of four rows, and what somebody has made of it.
    static let damages: [(any Algorithm, String, String)] = [
        (BIRCH(k: 2), "\"labels\":[1,1,2,2]", "\"labels\":[-1,-1,-1,-1]"),
        (BIRCH(k: 2), "\"labels\":[1,1,2,2]", "\"labels\":[1,1,2,\(Int.max)]"),
        (BIRCH(k: 2), "\"labels\":[1,1,2,2]", "\"labels\":[1,1,3,3]"),
        (OPTICS(minimumSamples: 2, extraction: .eps, eps: 1), "\"labels\":[1,1,2,2]", "\"labels\":[0,1,2,2]"),
        (OPTICS(minimumSamples: 2, extraction: .eps, eps: 1), "\"labels\":[1,1,2,2]", "\"labels\":[1,1,2,2,2]"),
        (OPTICS(minimumSamples: 2, extraction: .eps, eps: 1), "\"clusterCount\":2", "\"clusterCount\":1"),
        (DBSCAN(eps: 1, minimumSamples: 2), "\"labels\":[1,1,2,2]", "\"labels\":[1,1,2]"),
        (DBSCAN(eps: 1, minimumSamples: 2), "\"columns\":[\"x1\"]", "\"columns\":[\"x1\",\"x2\"]"),
        (HDBSCAN(minimumClusterSize: 2), "\"coreLengths\":[", "\"coreLengths\":[0,"),
        (HDBSCAN(minimumClusterSize: 2), "\"cluster\":2", "\"cluster\":7"),
        (HDBSCAN(minimumClusterSize: 2), "\"numbers\":[0,", "\"numbers\":["),
        (HDBSCAN(minimumClusterSize: 2), "\"owners\":[null,", "\"owners\":[-1,"),
        (HDBSCAN(minimumClusterSize: 2), "\"parent\":0", "\"parent\":2"),
    ]

    @Test(arguments: damages.indices)
    func aDamagedModelIsRefused(damage: Int) throws {
        let (algorithm, written, damaged) = Self.damages[damage]
        let fit = try algorithm.fit(Points(Matrix([[0], [0.1], [5], [5.2]])))
        let text = String(decoding: try TrainedModel(chain: FittedChain(), model: fit.model).json(), as: UTF8.self)
        #expect(throws: Never.self) { try TrainedModel(json: .init(text.utf8)) }
        let strange = text.replacing(written, with: damaged)
        #expect(strange != text)
        let error = #expect(throws: ClusteringError.self) { try TrainedModel(json: .init(strange.utf8)) }
        guard case .unreadableModel = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func aMatrixOfMoreCellsThanCanBeCountedIsRefused() {
        let text = "{\"rows\":\(1 << 62),\"columns\":4,\"elements\":[]}"
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(Matrix.self, from: .init(text.utf8)) }
    }

    @Test func kindsAreSortedAndUnique() {
        let kinds = ClusterModels.all.map { $0.kind }
        #expect(Set(kinds).count == kinds.count)
        let names = ClusterModels.all.map { "\($0)" }
        #expect(names == names.sorted())
    }
}
