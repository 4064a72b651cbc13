import CKernels

extension Panels<Float> {
    /// Rows that `remainders` weighs at once.
    public static var candidates: Int { Int(kernels_candidates) }

    /// Brings squared distances down to those from `query`, where these are smaller.
    ///
    /// - Parameters:
    ///   - weights: by row, zero where the last panel has none; all one where there are none.
    ///   - closest: by row, zero where the last panel has none.
    /// - Returns: the weighted sum of what is left.
    public func approach(
        _ query: [Float], panels: Range<Int>, weights: [Float]?, closest: UnsafeMutablePointer<Float>
    ) -> Double {
        let start = panels.lowerBound * Self.lanes
        return withUnsafeCells { cells in
            weights.withUnsafePointer { weights in
                kernels_approach(
                    cells + start * depth, weights.map { $0 + start }, panels.count, depth, query, closest + start)
            }
        }
    }

    /// Adds to `sums` what would be left, weighted, of `closest` if one or another of some candidates were approached.
    ///
    /// - Parameter queries: `candidates` rows.
    public func remainders(
        of queries: UnsafePointer<Float>, panels: Range<Int>, weights: [Float]?, closest: UnsafePointer<Float>,
        addingTo sums: UnsafeMutablePointer<Double>
    ) {
        let start = panels.lowerBound * Self.lanes
        withUnsafeCells { cells in
            weights.withUnsafePointer { weights in
                kernels_remainders(
                    cells + start * depth, weights.map { $0 + start }, panels.count, depth, queries, closest + start, sums)
            }
        }
    }

    /// Puts every row into the nearest cluster of each run of a stack, of equals the first.
    ///
    /// - Parameters:
    ///   - rows: their first is the first of a panel.
    ///   - labels: by run at `places`, then by row with room for whole panels; −1 where a row has none yet.
    ///   - change: what the rows that move change is added to it.
    public func reassign(
        _ rows: Range<Int>, weights: [Float]?, to stack: CentreStack, labels: UnsafeMutablePointer<Int32>, places: [Int],
        change: inout CentreStack.Change
    ) {
        var scores = [Float](repeating: 0, count: stack.clusterCount * Self.lanes)
        let starts = places.map { $0 + rows.lowerBound }
        withUnsafeCells { cells in
            weights.withUnsafePointer { weights in
                stack.withUnsafeStack { stack in
                    change.withUnsafeChange { change in
                        kernels_reassign(
                            cells + rows.lowerBound * depth, weights.map { $0 + rows.lowerBound }, rows.count, depth, stack,
                            &scores, labels, starts, change)
                    }
                }
            }
        }
    }

    private func withUnsafeCells<Result>(_ body: (UnsafePointer<Float>) -> Result) -> Result {
        cells.withUnsafeBufferPointer { cells in
            // Without columns there are no cells, and none is read.
            body(cells.baseAddress ?? UnsafePointer(bitPattern: MemoryLayout<Float>.alignment)!)
        }
    }
}
