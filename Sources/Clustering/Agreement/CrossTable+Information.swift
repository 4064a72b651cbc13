import Foundation

/// What one side of a table tells about the other, in natural units.
extension CrossTable {
    var clusterEntropy: Double { entropy(of: clusterTotals) }
    var labelEntropy: Double { entropy(of: labelTotals) }

    private func entropy(of sizes: [Int]) -> Double {
        sizes.reduce(0) { sum, size in
            let share = Double(size) / Double(rowCount)
            return size == 0 ? sum : sum - share * log(share)
        }
    }

    /// What knowing the cluster tells about the label, and the other way round; never negative.
    var mutualInformation: Double {
        max(0, cells.reduce(0) { $0 + information($1.rows, clusterTotals[$1.cluster], labelTotals[$1.label]) })
    }

    /// The mean of the mutual information over all ways to deal the same sizes to the same rows.
    ///
    /// The rows that a cluster and a label share are then distributed hypergeometrically. Their probabilities are built
    /// from their mode outwards by the ratio of neighbours and divided by their sum, which keeps the digits that
    /// logarithms of factorials lose with many rows; they are left off where they no longer count.
    ///
    /// - Complexity: O(a·b·s) for a and b distinct sizes, of which there are at most √(2n), and s rows of deviation.
    var expectedMutualInformation: Double {
        let (clusters, labels) = (Self.multiplicities(clusterTotals), Self.multiplicities(labelTotals))
        return clusters.reduce(0) { sum, cluster in
            labels.reduce(sum) { sum, label in
                sum + Double(cluster.count * label.count) * expectedInformation(cluster.size, label.size)
            }
        }
    }

    /// The part of one cell in the mutual information.
    private func information(_ shared: Int, _ cluster: Int, _ label: Int) -> Double {
        let (rows, shared) = (Double(rowCount), Double(shared))
        return shared / rows * log(rows * shared / (Double(cluster) * Double(label)))
    }

    private func expectedInformation(_ cluster: Int, _ label: Int) -> Double {
        let (fewest, most) = (max(0, cluster + label - rowCount), min(cluster, label))
        let mode = min(max((cluster + 1) * (label + 1) / (rowCount + 2), fewest), most)
        var (weights, sum) = (0.0, 0.0)
        func add(_ shared: Int, _ weight: Double) {
            weights += weight
            if shared > 0 { sum += weight * information(shared, cluster, label) }
        }
        add(mode, 1)
        let negligible = 1e-25
        var weight = 1.0
        for shared in mode..<most {
            weight *= Double(cluster - shared) * Double(label - shared)
                / (Double(shared + 1) * Double(rowCount - cluster - label + shared + 1))
            guard weight > negligible else { break }
            add(shared + 1, weight)
        }
        weight = 1
        for shared in (fewest..<mode).reversed() {
            weight *= Double(shared + 1) * Double(rowCount - cluster - label + shared + 1)
                / (Double(cluster - shared) * Double(label - shared))
            guard weight > negligible else { break }
            add(shared, weight)
        }
        return sum / weights
    }

    /// The distinct sizes above zero, ascending, and how often each occurs.
    private static func multiplicities(_ sizes: [Int]) -> [(size: Int, count: Int)] {
        var counts: [Int: Int] = [:]
        for size in sizes where size > 0 { counts[size, default: 0] += 1 }
        return counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}
