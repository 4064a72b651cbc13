import Clustering
import Tables

/// The normalised features of each store on one side.
struct StoreFeatures: Sendable {
    private let rows: [String: Int]
    private let frame: Frame
    private let weight: Double

    init(_ prepared: PreparedRows) {
        frame = prepared.frame
        rows = Dictionary(uniqueKeysWithValues: zip(frame.ids, frame.ids.indices))
        weight = 1 / Double(max(1, frame.columns.count)).squareRoot()
    }

    /// The features of a store, each side of the same weight.
    func weighted(_ store: String) -> [Double]? {
        rows[store].map { row in frame.columns.indices.map { (frame[row, $0] ?? 0) * weight } }
    }
}

/// The centroid of each merged cluster in the features of both sides together.
struct Centroids {
    private let centroids: [String: [Double]]

    /// - Complexity: O(stores × features).
    init(of stores: Table, inside: StoreFeatures, outside: StoreFeatures) {
        var sums: [String: [Double]] = [:]
        var counts: [String: Double] = [:]
        let names = stores["MERGED_CLUSTER"]?.texts ?? []
        for (row, name) in names.enumerated() {
            let store = stores.columns[0][row].text
            guard let name, let own = inside.weighted(store), let other = outside.weighted(store) else { continue }
            let features = own + other
            sums[name] = sums[name].map { zip($0, features).map { $0 + $1 } } ?? features
            counts[name, default: 0] += 1
        }
        centroids = sums.reduce(into: [:]) { centroids, sum in
            let count = counts[sum.key] ?? 1
            centroids[sum.key] = sum.value.map { $0 / count }
        }
    }

    /// The nearest of `others`, of equals the first; `nil` where there is none.
    func nearest(to name: String, among others: [String]) -> (name: String, distance: Double)? {
        guard let own = centroids[name] else { return nil }
        var best: (name: String, distance: Double)?
        for other in others {
            guard let centroid = centroids[other] else { continue }
            let distance = zip(own, centroid).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
            if distance < best?.distance ?? .infinity { best = (other, distance) }
        }
        return best
    }
}
