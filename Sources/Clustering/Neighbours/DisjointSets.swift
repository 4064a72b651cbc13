/// A division of 0 ..< n into sets that are only ever united.
///
/// Source: Tarjan, “Efficiency of a good but not linear set union algorithm”, JACM 1975; paths are halved on the way.
struct DisjointSets: Sendable {
    private var parents: [Int32]
    private var sizes: [Int32]
    private(set) var count: Int

    init(_ members: Int) { self.init(sizes: Array(repeating: 1, count: members)) }

    /// - Parameter sizes: by member: what it counts for in the size of a set.
    init(sizes: [Int]) {
        parents = Array(0..<Int32(sizes.count))
        self.sizes = sizes.map(Int32.init)
        count = sizes.count
    }

    /// The member that stands for the set.
    mutating func representative(of member: Int) -> Int {
        parents.withUnsafeMutableBufferPointer { parents in
            var member = Int32(member)
            while parents[Int(member)] != member {
                parents[Int(member)] = parents[Int(parents[Int(member)])]
                member = parents[Int(member)]
            }
            return Int(member)
        }
    }

    func size(of representative: Int) -> Int { Int(sizes[representative]) }

    /// The size of the set that a member is in.
    mutating func size(around member: Int) -> Int {
        // Asked for in one expression, the sets would be copied before the search that shortens their paths.
        let representative = representative(of: member)
        return size(of: representative)
    }

    /// Unites the sets of two members; returns whether they were two.
    @discardableResult
    mutating func unite(_ first: Int, _ second: Int) -> Bool {
        var (larger, smaller) = (representative(of: first), representative(of: second))
        guard larger != smaller else { return false }
        if sizes[larger] < sizes[smaller] { swap(&larger, &smaller) }
        parents[smaller] = Int32(larger)
        sizes[larger] += sizes[smaller]
        count -= 1
        return true
    }

    /// Numbers the sets from 0 in the order of their first members; returns the number for every member.
    mutating func numbers() -> [Int32] {
        var numbers = [Int32](repeating: -1, count: parents.count)
        var next: Int32 = 0
        return parents.indices.map { member in
            let representative = representative(of: member)
            if numbers[representative] < 0 {
                numbers[representative] = next
                next += 1
            }
            return numbers[representative]
        }
    }
}
