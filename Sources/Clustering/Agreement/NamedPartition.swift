/// Labels given as text, as a partition and what its clusters are called.
public struct NamedPartition: Sendable, Hashable, Codable {
    public let partition: Partition
    /// Cluster c is called `names[c − 1]`.
    public let names: [String]

    /// - Parameter labels: one a row; `nil` where a row has none.
    /// - Complexity: O(n + k log k).
    public init(_ labels: [String?]) {
        var numbers: [String: Int] = [:]
        var known: [String] = []
        let given = labels.map { label in
            label.map { name in
                if let number = numbers[name] { return number }
                numbers[name] = known.count
                known.append(name)
                return known.count - 1
            }
        }
        let order = CanonicalOrder(given)
        partition = Partition(given, in: order)
        names = order.labels.map { known[$0] }
    }
}
