import Vocabulary

/// The memory of fits that are all kept to be compared.
struct KeptFits: Sendable {
    private var bytes = 0.0
    private var fits = 0.0
    private let rows: Int

    init(of points: Points) { rows = points.count }

    /// The fits of one algorithm: one a number of clusters, or a single one where it finds the number itself.
    init(of points: Points, by algorithm: any Algorithm, over counts: ClosedRange<Int>) {
        self.init(of: points)
        add(algorithm, over: counts)
    }

    /// Each has a label for every row, and what else its algorithm keeps of it.
    mutating func add(_ algorithm: any Algorithm, over counts: ClosedRange<Int>) {
        let takesCount = type(of: algorithm).abilities.contains(.counts)
        let (fewest, most) = (Double(counts.lowerBound), Double(counts.upperBound))
        let added = takesCount ? most - fewest + 1 : 1
        let further = type(of: algorithm).bytesPerRow(clusters: min(Double(rows), (fewest + most) / 2))
        bytes += added * Double(rows) * (16 + further)
        fits += added
    }

    var memory: MemoryNeed {
        MemoryNeed(
            bytes: bytes, purpose: "the clusters of \(rows.counted("row")) in \(Int(min(fits, 1e15)).counted("fit"))",
            alternative: "fewer numbers of clusters")
    }
}

extension Execution {
    /// The same execution with the memory that something leaves to it.
    ///
    /// - Throws: `ClusteringError.tooMuchMemory` where that would take more than there is.
    func setting(aside need: MemoryNeed) throws(ClusteringError) -> Execution {
        try admit(need)
        var rest = self
        rest.memoryLimit -= need.bytes
        return rest
    }
}
