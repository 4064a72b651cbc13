import LinearAlgebra

/// Clusters counted from 0 in the order of their canonical numbers: by size, the largest first, ties by first row.
///
/// What `CanonicalOrder` is for labels of any kind, for those of an inner loop and many rows.
struct ClusterOrder: Sendable {
    /// The clusters that have rows, in the order of their canonical numbers.
    let clusters: [Int]
    /// Descending.
    let sizes: [Int]
    /// By cluster: its canonical number, from 1.
    fileprivate let numbers: [Int]

    init(of labels: [Int32], clusters count: Int) {
        var sizes = [Int](repeating: 0, count: count)
        var firstRows = sizes
        labels.withUnsafeBufferPointer { labels in
            for (row, label) in labels.enumerated() {
                if sizes[Int(label)] == 0 { firstRows[Int(label)] = row }
                sizes[Int(label)] += 1
            }
        }
        clusters = sizes.indices.filter { sizes[$0] > 0 }
            .sorted { (sizes[$1], firstRows[$0]) < (sizes[$0], firstRows[$1]) }
        self.sizes = clusters.map { sizes[$0] }
        numbers = zip(clusters, 1...).reduce(into: Array(repeating: 0, count: count)) { $0[$1.0] = $1.1 }
    }
}

extension Partition {
    init(_ labels: [Int32], in order: ClusterOrder, on threads: Threads) {
        let chunks = Chunks(of: labels.count)
        let numbers = [Int?](unsafeUninitializedCapacity: labels.count) { buffer, initialised in
            // Chunks write disjoint rows.
            nonisolated(unsafe) let slots = buffer
            _ = threads.map(chunks.count) { chunk in
                for row in chunks[chunk] { slots.initializeElement(at: row, to: order.numbers[Int(labels[row])]) }
            }
            initialised = labels.count
        }
        self.init(canonical: numbers, sizes: order.sizes)
    }
}
