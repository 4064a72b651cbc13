import LinearAlgebra

@testable import Clustering

/// What limits mean, and the cheapest division that keeps them, in the plainest words.
enum PlainDivision {
    /// The limits that a division breaks.
    ///
    /// - Parameter clusters: by row, counted from 1.
    static func broken(
        _ limits: Limits, by clusters: [Int?], of count: Int, existing: [Double]? = nil, minimumOfOne: Bool = false
    ) -> [String] {
        var broken: [String] = []
        var loads = existing ?? Array(repeating: 0, count: count)
        for (row, cluster) in clusters.enumerated() {
            guard let cluster, (1...count).contains(cluster) else { return ["row \(row) is in no cluster"] }
            loads[cluster - 1] += limits.sizes?[row] ?? 1
        }
        for (cluster, load) in zip(1..., loads) {
            if load < (limits.minimumSize ?? (minimumOfOne ? 1 : 0)) * (1 - 1e-9) { broken.append("\(cluster) has \(load)") }
            if load > (limits.maximumSize ?? .infinity) * (1 + 1e-9) { broken.append("\(cluster) has \(load)") }
        }
        for pair in limits.mustLink where clusters[pair.first] != clusters[pair.second] { broken.append("\(pair)") }
        for pair in limits.cannotLink where clusters[pair.first] == clusters[pair.second] { broken.append("\(pair)") }
        for (row, pin) in limits.pins {
            switch pin {
            case .cluster(let cluster):
                if clusters[row] != cluster { broken.append("row \(row) is not in \(cluster)") }
            case .together(let word):
                for (other, otherPin) in limits.pins {
                    guard case .together(let otherWord) = otherPin else { continue }
                    if (word == otherWord) != (clusters[row] == clusters[other]) { broken.append("\(row) and \(other)") }
                }
            }
        }
        return broken
    }

    /// The least cost of all divisions that keep the limits; `nil` where none does.
    static func leastCost(_ costs: Matrix, _ limits: Limits, existing: [Double]? = nil) -> Double? {
        var clusters = [Int](repeating: 1, count: costs.rows)
        var least: Double?
        while true {
            let cost = clusters.enumerated().reduce(0) { $0 + costs[$1.offset, $1.element - 1] }
            if cost < least ?? .infinity, broken(limits, by: clusters, of: costs.columns, existing: existing).isEmpty {
                least = cost
            }
            guard let next = clusters.firstIndex(where: { $0 < costs.columns }) else { return least }
            clusters[next] += 1
            for row in 0..<next { clusters[row] = 1 }
        }
    }

    /// Rows in the order given, each into the cheapest cluster that has room, where every cluster without its least is
    /// filled before any other takes more than that.
    static func greedyCost(_ costs: Matrix, least: Int, most: Int) -> Double? {
        var loads = [Int](repeating: 0, count: costs.columns)
        var sum = 0.0
        for row in 0..<costs.rows {
            let missing = loads.reduce(0) { $0 + max(0, least - $1) }
            let isUrgent = missing >= costs.rows - row
            let open = loads.indices.filter { loads[$0] < (isUrgent ? least : most) }
            guard let best = open.min(by: { costs[row, $0] < costs[row, $1] }) else { return nil }
            loads[best] += 1
            sum += costs[row, best]
        }
        return sum
    }
}

extension RandomStream {
    mutating func costs(_ rows: Int, _ columns: Int) -> Matrix {
        Matrix(rows: rows, columns: columns, elements: (0..<rows * columns).map { _ in nextUniform() })
    }

    /// Some pairs of different rows.
    mutating func pairs(_ count: Int, of rows: Int) -> [RowPair] {
        (0..<count).map { _ in
            let first = nextIndex(below: rows)
            return RowPair(first, (first + 1 + nextIndex(below: rows - 1)) % rows)
        }
    }
}
