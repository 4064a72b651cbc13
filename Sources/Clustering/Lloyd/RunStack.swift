/// The centres of several runs, one under the other, ready to be multiplied with rows.
struct RunStack: Sendable {
    /// The runs, by number.
    let runs: [Int]
    /// Where the clusters of each begin, with the number of all clusters at the end.
    let offsets: [Int]
    /// (−2c, ‖c‖²) of every centre: clusters × (depth + 1).
    let centres: [Float]
    /// Runs multiplied together, so many that their scores stay in the second-level cache.
    let groups: [Range<Int>]
    let depth: Int

    /// Rows multiplied at a time.
    static let block = 256
    private static let clustersInGroup = 512

    /// What a chunk of rows changes.
    struct Change: Sendable {
        /// Clusters × depth.
        var sums: [Double]
        var counts: [Int]
        /// By run of the stack: how many rows went to another cluster.
        var moved: [Int]
    }

    init(of runs: [Int], _ states: [RunState], depth: Int) {
        self.runs = runs
        self.depth = depth
        var offsets = [0]
        var centres: [Float] = []
        var groups: [Range<Int>] = []
        var groupStart = 0
        for (position, run) in runs.enumerated() {
            let state = states[run]
            if offsets[position] + state.counts.count - offsets[groupStart] > Self.clustersInGroup, position > groupStart {
                groups.append(groupStart..<position)
                groupStart = position
            }
            offsets.append(offsets[position] + state.counts.count)
            for cluster in state.counts.indices {
                var square = 0.0
                for value in state.centres[cluster * depth..<(cluster + 1) * depth] {
                    // The square of the rounded coordinates, since those are what is multiplied.
                    let rounded = Float(value)
                    centres.append(-2 * rounded)
                    square += Double(rounded) * Double(rounded)
                }
                centres.append(Float(square))
            }
        }
        groups.append(groupStart..<runs.count)
        self.offsets = offsets
        self.centres = centres
        self.groups = groups
    }

    var noChange: Change {
        Change(
            sums: Array(repeating: 0, count: offsets[runs.count] * depth),
            counts: Array(repeating: 0, count: offsets[runs.count]), moved: Array(repeating: 0, count: runs.count))
    }
}
