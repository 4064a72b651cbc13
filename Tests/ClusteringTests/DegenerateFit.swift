import LinearAlgebra
import Vocabulary

@testable import Clustering

extension Fit {
    /// What is wrong with a fit, whatever points it is of; empty where nothing is.
    func flaws(of points: Points, by type: any Algorithm.Type) throws(ClusteringError) -> [String] {
        var flaws: [String] = []
        func expect(_ isSound: Bool, _ flaw: String) { if !isSound { flaws.append(flaw) } }
        expect(partition.rowCount == points.count, "\(partition.rowCount) labels")
        expect(Partition(partition.labels) == partition, "clusters are not in canonical order")
        expect(partition.noiseCount == 0 || type.abilities.contains(.noise), "noise that is not in its abilities")
        expect(model.clusterCount == partition.clusterCount, "a model of \(model.clusterCount) clusters")
        for figure in figures { expect(figure.value.isSound, "\(figure.name) is \(String(describing: figure.value))") }
        for figures in rowFigures {
            expect(figures.values.count == points.count, "\(figures.values.count) of \(figures.name)")
            expect(figures.values.allSatisfy(\.isSound), "\(figures.name) is not finite")
        }
        if let memberships {
            expect(memberships.rows == points.count && memberships.columns == partition.clusterCount, "shape of memberships")
            expect(memberships.elements.allSatisfy { (0...1.000001).contains($0) }, "a membership is no share")
        }
        if let tree {
            expect(tree.leafCount == points.count, "a tree of \(tree.leafCount) leaves")
            expect(tree.merges.allSatisfy { $0.height.isFinite && $0.height >= 0 }, "a height is not a length")
        }
        expect(iterations >= 0, "\(iterations) iterations")
        expect(warnings.allSatisfy { !$0.text.isEmpty && !$0.text.contains("nan") }, "a warning says nothing")
        expect(model.locations.map { $0.elements.allSatisfy(\.isFinite) } ?? true, "a location is not finite")
        let saved = TrainedModel(chain: FittedChain(), model: model)
        expect(try TrainedModel(json: saved.json()) == saved, "the model does not come back from JSON")
        return flaws + (try flawsOfPlacing(points, by: type))
    }

    private func flawsOfPlacing(_ points: Points, by type: any Algorithm.Type) throws(ClusteringError) -> [String] {
        // Where all is noise there is nothing to be near to.
        guard partition.clusterCount > 0 else { return [] }
        var flaws: [String] = []
        let own = try placed(points, by: type)
        if type.abilities.contains(.assigns), own.map(\.cluster) != partition.labels {
            let rows = own.indices.filter { own[$0].cluster != partition.labels[$0] }
            flaws.append("places \(rows.count) of its own rows elsewhere, first row \(rows.first ?? 0)")
        }
        if !own.allSatisfy({ $0.isSound(clusters: partition.clusterCount) }) { flaws.append("an assignment is unsound") }
        do throws(ClusteringError) {
            let strange = try placed(points.strange(), by: type)
            if !strange.allSatisfy({ $0.isSound(clusters: partition.clusterCount) }) {
                flaws.append("an assignment of a strange row is unsound")
            }
        } catch {
            // Rows without direction are refused, as they are on the way in.
            guard case .noDirection = error else { throw error }
        }
        return flaws
    }

    private func placed(_ points: Points, by type: any Algorithm.Type) throws(ClusteringError) -> [Assignment] {
        guard let rows = model as? LabelledRows else { return try model.assign(points) }
        return try rows.assignNearest(points)
    }
}

extension Double? {
    /// A finite number, or none.
    fileprivate var isSound: Bool { self?.isFinite ?? true }
}

extension Assignment {
    fileprivate func isSound(clusters: Int) -> Bool {
        let isPlace = { (cluster: Int?) in cluster.map { (1...max(1, clusters)).contains($0) } ?? true }
        return isPlace(cluster) && isPlace(runnerUp) && distance.isFinite && margin.map { $0.isFinite && $0 >= 0 } ?? true
            && probability.map { (0...1.000001).contains($0) } ?? true
    }
}

extension Points {
    /// Rows as far from these as rows can be, in the same columns.
    fileprivate func strange() throws(ClusteringError) -> Points {
        let cells = [0, 1e100, -1e100, .leastNonzeroMagnitude]
        let columnCount = columns.count
        return try Points(
            ids: ["a", "b", "c", "d"], columns: columns,
            values: Matrix(
                rows: 4, columns: columnCount,
                elements: cells.flatMap { cell in (0..<columnCount).map { $0 % 3 == 1 ? -cell : cell } }),
            categories: categories.map { CategoricalColumn(name: $0.name, cells: ["strange", "", "t0", "t1"]) })
    }
}

extension Execution {
    /// One that stops what takes longer than that, and refuses what takes more memory.
    static func within(_ duration: Duration, threads: Threads = .one, bytes: Int = 1 << 30) -> Execution {
        let deadline = ContinuousClock.now + duration
        return Execution(threads: threads, isCancelled: { ContinuousClock.now > deadline }, memoryLimit: bytes)
    }
}
