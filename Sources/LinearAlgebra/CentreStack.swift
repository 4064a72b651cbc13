import CKernels

/// The centres of several runs, one under the other, so that one pass over rows serves all of them.
public struct CentreStack: Sendable {
    /// Where the clusters of each run begin, with the number of all clusters at the end.
    public let offsets: [Int]
    public let depth: Int
    /// −2c of every centre, row by row.
    private let centres: [Float]
    /// ‖c‖² of every centre: of its rounded coordinates, since those are what is multiplied.
    private let squares: [Float]

    /// What an assignment of rows changes.
    public struct Change: Sendable {
        /// Over the clusters of all runs: rows that came less rows that went.
        public fileprivate(set) var sums: ClusterSums
        /// By run: how many rows went to another cluster.
        public fileprivate(set) var moved: [Int]
    }

    /// - Parameter runs: for each run its centres, clusters × depth, at least one.
    public init(_ runs: [[Double]], clusters: [Int], depth: Int) {
        self.depth = depth
        offsets = clusters.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) }
        let rounded = runs.joined().map(Float.init)
        centres = rounded.map { -2 * $0 }
        squares = (0..<offsets[runs.count]).map { cluster in
            Float(rounded[cluster * depth..<(cluster + 1) * depth].reduce(0.0) { $0 + Double($1) * Double($1) })
        }
    }

    public var clusterCount: Int { squares.count }
    public var runCount: Int { offsets.count - 1 }

    public var noChange: Change {
        Change(sums: ClusterSums(clusters: clusterCount, depth: depth), moved: Array(repeating: 0, count: runCount))
    }

    func withUnsafeStack(_ body: (UnsafePointer<kernels_stack>) -> Void) {
        offsets.withUnsafeBufferPointer { offsets in
            centres.withUnsafeBufferPointer { centres in
                squares.withUnsafeBufferPointer { squares in
                    var stack = kernels_stack(
                        runs: runCount, offsets: offsets.baseAddress, centres: centres.baseAddress,
                        squares: squares.baseAddress)
                    body(&stack)
                }
            }
        }
    }
}

extension CentreStack.Change {
    mutating func withUnsafeChange(_ body: (UnsafePointer<kernels_change>) -> Void) {
        sums.sums.withUnsafeMutableBufferPointer { rowSums in
            sums.masses.withUnsafeMutableBufferPointer { masses in
                sums.counts.withUnsafeMutableBufferPointer { counts in
                    moved.withUnsafeMutableBufferPointer { moved in
                        var change = kernels_change(
                            sums: rowSums.baseAddress, masses: masses.baseAddress, counts: counts.baseAddress,
                            moved: moved.baseAddress)
                        body(&change)
                    }
                }
            }
        }
    }
}
