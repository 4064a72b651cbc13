import Assets
import Engine
import Tables
import Vocabulary

/// What an asset is given to work with: parameters, the engine, and its inputs.
public struct Work: Sendable {
    public let environment: Environment
    /// The parameters that hold for the asset's side.
    public let parameters: JobParameters
    public let engine: SessionEngine
    let results: Results
    /// Told how many partitions are made, of how many.
    let advance: @Sendable (_ made: Int, _ total: Int) -> Void

    /// The value of an input, in the partition asked for.
    ///
    /// - Throws: `Diagnostic` when it has not been made.
    public func value<Upstream>(
        of input: Input<Upstream>, _ partition: String? = nil
    ) throws(Diagnostic) -> Upstream.Output {
        try results.value(of: AssetSlice(input.key, partition: partition), as: Upstream.Output.self)
    }

    /// What was told of an input that is made in one piece.
    public func record<Upstream>(of input: Input<Upstream>) throws(Diagnostic) -> Materialisation {
        try results.materialisation(of: AssetSlice(input.key))
    }

    /// The partitions an input has, sorted; `[nil]` where it is made in one piece.
    public func partitions<Upstream>(of input: Input<Upstream>) throws(Diagnostic) -> [String?] {
        try results.partitions(of: input.key)
    }

    /// The rows of an input as what stands after FROM, in every partition together.
    public func rows<Upstream>(of input: Input<Upstream>) throws(Diagnostic) -> String {
        try results.rows(of: AssetSlice(input.key))
    }

    /// Makes every partition of `input` on its own, on all cores.
    ///
    /// - Returns: what was made, in the order of the partitions, whatever the order they were finished in.
    public func forEachPartition<Upstream, Output>(
        of input: Input<Upstream>,
        _ make: @escaping @Sendable (_ partition: String?) throws -> Made<Output>
    ) async throws -> [Made<Output>] {
        let partitions = try partitions(of: input)
        return try await withThrowingTaskGroup(of: (Int, Made<Output>).self) { group in
            for (position, partition) in partitions.enumerated() {
                group.addTask {
                    try Task.checkCancellation()
                    return (position, try make(partition).encoded())
                }
            }
            var made: [(Int, Made<Output>)] = []
            for try await one in group {
                made.append(one)
                advance(made.count, partitions.count)
            }
            return made.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }
}
