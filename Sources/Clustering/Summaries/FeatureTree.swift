import LinearAlgebra

/// A tree of summaries, in which a row finds the summary it may join by going down to the nearest mean at every step.
///
/// Source: Zhang, Ramakrishnan, Livny, “BIRCH: an efficient data clustering method for very large databases”, SIGMOD 1996.
struct FeatureTree: Sendable {
    /// The radius that a summary may have.
    let threshold: Double
    /// Summaries in a node, at least two.
    let branching: Int
    /// Summaries in the leaves.
    private(set) var leafCount = 0
    private var nodes: [Node] = [Node()]
    private var root = 0

    private struct Node: Sendable {
        var features: [ClusterFeature] = []
        /// The nodes that the features sum up; empty in a leaf.
        var children: [Int] = []

        var isLeaf: Bool { children.isEmpty }

        /// The feature with the nearest mean, the first of equals; `nil` where there is none.
        func nearest(to feature: ClusterFeature) -> Int? {
            var best: Int?
            var least = Double.infinity
            for position in features.indices {
                let distance = features[position].squaredDistance(to: feature)
                if best == nil || distance < least { (best, least) = (position, distance) }
            }
            return best
        }
    }

    init(threshold: Double, branching: Int) {
        self.threshold = threshold
        self.branching = max(2, branching)
    }

    /// The summaries in the leaves, leaf by leaf.
    var leaves: [ClusterFeature] { nodes.filter(\.isLeaf).flatMap(\.features) }

    /// Adds a row or a summary of rows.
    ///
    /// - Complexity: O(branching · d · log leaves).
    mutating func insert(_ feature: ClusterFeature) {
        var path: [(node: Int, position: Int)] = []
        var node = root
        while !nodes[node].isLeaf {
            let position = nodes[node].nearest(to: feature) ?? 0
            path.append((node, position))
            node = nodes[node].children[position]
        }
        join(feature, leaf: node)
        // Nodes above sum up what is below them, and take the halves of a node that was too full.
        for (parent, position) in path.reversed() {
            if nodes[node].features.count > branching {
                let other = split(node)
                nodes[parent].features[position] = sum(of: node)
                nodes[parent].features.append(sum(of: other))
                nodes[parent].children.append(other)
            } else {
                nodes[parent].features[position].absorb(feature)
            }
            node = parent
        }
        if nodes[root].features.count > branching {
            let first = root
            let second = split(first)
            nodes.append(Node(features: [sum(of: first), sum(of: second)], children: [first, second]))
            root = nodes.count - 1
        }
    }

    private mutating func join(_ feature: ClusterFeature, leaf: Int) {
        if let position = nodes[leaf].nearest(to: feature),
            nodes[leaf].features[position].squaredRadius(with: feature) <= threshold * threshold {
            nodes[leaf].features[position].absorb(feature)
        } else {
            nodes[leaf].features.append(feature)
            leafCount += 1
        }
    }

    /// Leaves in a node the features nearer to one of its two farthest; returns the number of a new node with the others.
    private mutating func split(_ node: Int) -> Int {
        let whole = nodes[node]
        var (first, second, farthest) = (0, 1, -1.0)
        for one in whole.features.indices {
            for other in one + 1..<max(one + 1, whole.features.count) {
                let distance = whole.features[one].squaredDistance(to: whole.features[other])
                if distance > farthest { (first, second, farthest) = (one, other, distance) }
            }
        }
        var (near, far) = (Node(), Node())
        for position in whole.features.indices {
            let feature = whole.features[position]
            let isNear = position == first
                || position != second
                    && feature.squaredDistance(to: whole.features[first]) < feature.squaredDistance(to: whole.features[second])
            let child = whole.isLeaf ? [] : [whole.children[position]]
            if isNear {
                near.features.append(feature)
                near.children += child
            } else {
                far.features.append(feature)
                far.children += child
            }
        }
        nodes[node] = near
        nodes.append(far)
        return nodes.count - 1
    }

    private func sum(of node: Int) -> ClusterFeature {
        var sum = nodes[node].features[0]
        for feature in nodes[node].features.dropFirst() { sum.absorb(feature) }
        return sum
    }
}

extension FeatureTree {
    /// A threshold at which half of the leaves would have two summaries fewer apart: the median over leaves of the least
    /// radius that two of its summaries have as one; `nil` where no leaf has two.
    var medianMergingRadius: Double? {
        let radii = nodes.filter(\.isLeaf).compactMap { leaf -> Double? in
            var least: Double?
            for one in leaf.features.indices {
                for other in leaf.features[(one + 1)...] {
                    let square = leaf.features[one].squaredRadius(with: other)
                    least = min(least ?? square, square)
                }
            }
            return least?.squareRoot()
        }
        return radii.sorted().quantile(0.5)
    }
}
