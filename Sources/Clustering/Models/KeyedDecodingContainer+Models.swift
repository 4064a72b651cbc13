import LinearAlgebra

/// What models read that must fit together before anything is asked of it.
extension KeyedDecodingContainer {
    /// Rows that are of the columns their measure knows.
    func decodeSpace(forKey key: Key) throws -> DissimilaritySpace {
        let space = try decode(DissimilaritySpace.self, forKey: key)
        let (columns, texts) = (space.measure.columns.count, space.measure.levels.count)
        guard space.rows.columns == columns, space.codes.count == space.count * texts,
            [0, columns].contains(space.measure.scales.count)
        else { throw ClusteringError.unreadableModel("rows of \(space.rows.columns) columns, measured by \(columns)") }
        return space
    }

    /// Labels counted from 1, of which none is left out.
    func decodeLabels(forKey key: Key) throws -> [Int] {
        let labels = try decode([Int].self, forKey: key)
        guard (labels.min() ?? 1) >= 1, Set(labels).count == labels.max() ?? 0 else {
            throw ClusteringError.unreadableModel("the \(labels.count) labels do not number clusters")
        }
        return labels
    }

    /// Rows that are compared, each with the label of one of so many clusters.
    func decodeLabelledSpace(
        labels labelsKey: Key, clusterCount countKey: Key, space spaceKey: Key
    ) throws -> (labels: [Int], clusterCount: Int, space: DissimilaritySpace) {
        let labels = try decodeLabels(forKey: labelsKey)
        let clusterCount = try decode(Int.self, forKey: countKey)
        let space = try decodeSpace(forKey: spaceKey)
        guard labels.count == space.count, clusterCount == labels.max() ?? 0 else {
            throw ClusteringError.unreadableModel("\(labels.count) labels of \(clusterCount) clusters for \(space.count) rows")
        }
        return (labels, clusterCount, space)
    }
}
