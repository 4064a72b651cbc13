import LinearAlgebra

/// The sums of the smallest distances among all pairs of rows, exactly and without keeping or sorting them.
///
/// Distances are counted and added up in bins of their leading bits, which order them as their values do. A bin in which
/// one of the wanted sums ends is divided again in a further pass, until it holds so few distances that they can be
/// gathered and sorted, or only equal ones. Two or three passes are the rule, six the most.
struct DistanceRanks: Sendable {
    /// By partition: the sum of the distances within clusters.
    private(set) var withinSums: [Double] = []
    /// The sum of all distances.
    private(set) var totalSum = 0.0
    private var smallestSums: [Int: Double] = [:]

    /// The bits that the first pass leaves for later ones: it looks at the exponent and five more, below a sign that is 0.
    private static let firstShift: UInt64 = 47
    private static let bins = 1 << 16
    /// The bits that every later pass looks at.
    private static let laterBits: UInt64 = 12
    /// So few distances are gathered.
    private static let gathered = 4096

    /// - Parameters:
    ///   - ranks: how many of the smallest distances to add up, each from 0 to the number of pairs.
    /// - Complexity: O(n²·(d + p)) for p partitions; beside a copy of the rows 16 MB, and 2 MB for a rank.
    init(
        upTo ranks: [Int], within partitions: [Partition], in space: DissimilaritySpace, _ execution: Execution
    ) throws(ClusteringError) {
        let norm = space.measure.norm
        let pairs = RowPairs(space)
        let first = try Self.firstPass(pairs, partitions.map(\.indices), execution)
        withinSums = first.withinSums
        totalSum = first.sums.reduce(0, +)
        var open: [Bracket] = []
        for rank in Set(ranks).sorted() {
            let whole = Bracket(rank: rank, remaining: rank, sum: 0, prefix: 0, shift: 63, count: 0)
            settle(whole, counts: first.counts, sums: first.sums, shift: Self.firstShift, &open)
        }
        var part = 0.5
        while !open.isEmpty {
            // How many passes will be needed is not known, so each is told as half of what is left.
            let tallies = try Self.laterPass(pairs, open, execution, progress: 1 - part..<1 - part / 2)
            part /= 2
            var narrower: [Bracket] = []
            for (bracket, tally) in zip(open, tallies) {
                if bracket.isGathered {
                    let smallest = tally.gathered.sorted().prefix(bracket.remaining)
                    smallestSums[bracket.rank] = smallest.reduce(bracket.sum) { $0 + norm.dissimilarity(ofMagnitude: $1) }
                } else {
                    settle(bracket, counts: tally.counts, sums: tally.sums, shift: bracket.nextShift, &narrower)
                }
            }
            open = narrower
        }
        execution.progress(1)
    }

    /// The sum of so many of the smallest distances, where it was asked for.
    func sum(ofSmallest rank: Int) -> Double { smallestSums[rank, default: 0] }

    /// Passes over the bins that a sum holds in full, and opens the one in which it ends.
    private mutating func settle(
        _ bracket: Bracket, counts: [Int], sums: [Double], shift: UInt64, _ open: inout [Bracket]
    ) {
        var bracket = bracket
        for (bin, count) in counts.enumerated() where count > 0 {
            guard bracket.remaining > 0 else { break }
            if count <= bracket.remaining {
                bracket.remaining -= count
                bracket.sum += sums[bin]
            } else if shift == 0 {
                // All of the bin are equal.
                bracket.sum += sums[bin] / Double(count) * Double(bracket.remaining)
                bracket.remaining = 0
            } else {
                let prefix = bracket.prefix << (bracket.shift - shift) | UInt64(bin)
                open.append(
                    Bracket(
                        rank: bracket.rank, remaining: bracket.remaining, sum: bracket.sum, prefix: prefix, shift: shift,
                        count: count))
                return
            }
        }
        smallestSums[bracket.rank] = bracket.sum
    }
}

extension DistanceRanks {
    /// The distances with some leading bits in common, among which a wanted sum ends.
    private struct Bracket: Sendable {
        let rank: Int
        /// How many of them belong to the sum.
        var remaining: Int
        /// The sum of all distances below.
        var sum: Double
        let prefix: UInt64
        /// How many bits are not common.
        let shift: UInt64
        let count: Int

        var isGathered: Bool { count <= DistanceRanks.gathered }
        var nextShift: UInt64 { shift > DistanceRanks.laterBits ? shift - DistanceRanks.laterBits : 0 }
    }

    /// What one stripe of pairs adds up.
    private struct Tally: Sendable {
        var counts: [Int]
        var sums: [Double]
        var withinSums: [Double] = []
        var gathered: [Double] = []

        /// Adds distances to the bins of the first pass.
        mutating func add(
            _ magnitudes: UnsafePointer<Double>, count: Int, turned distances: UnsafeMutableBufferPointer<Double>
        ) {
            counts.withUnsafeMutableBufferPointer { counts in
                sums.withUnsafeMutableBufferPointer { sums in
                    for position in 0..<count {
                        let bin = Int(magnitudes[position].bitPattern >> firstShift)
                        counts[bin] += 1
                        sums[bin] += distances[position]
                    }
                }
            }
        }

        static func + (first: Tally, second: Tally) -> Tally {
            Tally(
                counts: zip(first.counts, second.counts).map(+), sums: zip(first.sums, second.sums).map(+),
                withinSums: zip(first.withinSums, second.withinSums).map(+), gathered: first.gathered + second.gathered)
        }
    }

    private static func firstPass(
        _ pairs: RowPairs, _ labels: [[Int32]], _ execution: Execution
    ) throws(ClusteringError) -> Tally {
        let empty = Tally(
            counts: Array(repeating: 0, count: bins), sums: Array(repeating: 0, count: bins),
            withinSums: Array(repeating: 0, count: labels.count))
        var states = [Tally](repeating: empty, count: RowPairs.stripes)
        try pairs.reduce(into: &states, in: execution, progress: 0..<0.5) { state, row, others, magnitudes in
            withUnsafeTemporaryAllocation(of: Double.self, capacity: others.count) { distances in
                guard let room = distances.baseAddress else { return }
                pairs.panels.turn(magnitudes, count: others.count, into: room)
                state.add(magnitudes, count: others.count, turned: distances)
                for (partition, labels) in labels.enumerated() {
                    let own = labels[row]
                    var sum = 0.0
                    for (position, other) in others.enumerated() {
                        sum += labels[other] == own ? distances[position] : 0
                    }
                    state.withinSums[partition] += sum
                }
            }
        }
        return states.dropFirst().reduce(states[0], +)
    }

    /// One tally a bracket.
    private static func laterPass(
        _ pairs: RowPairs, _ brackets: [Bracket], _ execution: Execution, progress: Range<Double>
    ) throws(ClusteringError) -> [Tally] {
        let empty = brackets.map { bracket in
            let bins = bracket.isGathered ? 0 : 1 << Int(bracket.shift - bracket.nextShift)
            return Tally(counts: Array(repeating: 0, count: bins), sums: Array(repeating: 0, count: bins))
        }
        // Brackets by the bin of the first pass they lie in, because most distances lie in none.
        var holders = [[Int]](repeating: [], count: bins)
        for (position, bracket) in brackets.enumerated() {
            holders[Int(bracket.prefix >> (firstShift - bracket.shift))].append(position)
        }
        let isHeld = holders.map { !$0.isEmpty }
        var states = [[Tally]](repeating: empty, count: RowPairs.stripes)
        try pairs.reduce(into: &states, in: execution, progress: progress) { [holders] state, _, others, magnitudes in
            for position in 0..<others.count {
                let key = magnitudes[position].bitPattern
                guard isHeld[Int(key >> firstShift)] else { continue }
                for holder in holders[Int(key >> firstShift)] where key >> brackets[holder].shift == brackets[holder].prefix {
                    let bracket = brackets[holder]
                    if bracket.isGathered {
                        state[holder].gathered.append(magnitudes[position])
                    } else {
                        let bin = Int(key >> bracket.nextShift - bracket.prefix << (bracket.shift - bracket.nextShift))
                        state[holder].counts[bin] += 1
                        state[holder].sums[bin] += pairs.panels.norm.dissimilarity(ofMagnitude: magnitudes[position])
                    }
                }
            }
        }
        return brackets.indices.map { holder in
            states.dropFirst().reduce(states[0][holder]) { $0 + $1[holder] }
        }
    }
}
