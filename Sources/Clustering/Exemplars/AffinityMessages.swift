import LinearAlgebra

/// Messages that rows send each other until some of them agree on being exemplars.
///
/// A responsibility says how suited a candidate is compared with a row's others, an availability how much support it has
/// from other rows. One pass over the matrices an iteration: what rows find available depends on column sums only, so a
/// row's availabilities are brought up to date just before its responsibilities are.
struct AffinityMessages: Sendable {
    let similarities: Similarities
    let damping: Double
    let maximumIterations: Int
    /// Iterations without a change of exemplars after which they are taken as settled.
    let patience: Int

    struct Outcome: Sendable {
        /// Ascending.
        let exemplars: [Int]
        let iterations: Int
        let hasConverged: Bool
    }

    private var count: Int { similarities.count }
    private var stride: Int { similarities.stride }

    /// - Complexity: O(n²) an iteration.
    func exchanged(in execution: Execution) throws(ClusteringError) -> Outcome {
        var responsibilities = [Double](repeating: 0, count: count * stride)
        var availabilities = responsibilities
        var support = [Double](repeating: 0, count: stride)
        var isExemplar = [Bool](repeating: false, count: count)
        var unchanged = 0
        for iteration in 0...maximumIterations {
            let pass = try pass(iteration, &responsibilities, &availabilities, support, in: execution)
            support = pass.support
            guard iteration > 0 else { continue }
            unchanged = pass.isExemplar == isExemplar ? unchanged + 1 : 1
            isExemplar = pass.isExemplar
            if unchanged >= patience, iteration > patience, isExemplar.contains(true) {
                return Outcome(exemplars: isExemplar.indices.filter { isExemplar[$0] }, iterations: iteration, hasConverged: true)
            }
            execution.progress(Double(iteration) / Double(maximumIterations))
        }
        return Outcome(
            exemplars: isExemplar.indices.filter { isExemplar[$0] }, iterations: maximumIterations, hasConverged: false)
    }

    /// Ends one iteration and begins the next.
    ///
    /// - Parameter support: by column, the responsibility of the candidate itself and the positive ones of all others.
    /// - Returns: which rows are exemplars after the iteration that ends, and the support in the one that begins.
    private func pass(
        _ iteration: Int, _ responsibilities: inout [Double], _ availabilities: inout [Double], _ support: [Double],
        in execution: Execution
    ) throws(ClusteringError) -> (isExemplar: [Bool], support: [Double]) {
        let chunks = Chunks(of: count, smallest: 64)
        let parts = try responsibilities.withUnsafeMutableBufferPointer { (responsible) throws(ClusteringError) in
            try availabilities.withUnsafeMutableBufferPointer { (available) throws(ClusteringError) in
                // Chunks write disjoint rows.
                nonisolated(unsafe) let (responsible, available) = (responsible, available)
                return try execution.map(chunks.count) { chunk in
                    var sums = [Double](repeating: 0, count: stride)
                    var flags: [Bool] = []
                    for row in chunks[chunk] {
                        let responsible = UnsafeMutableRawPointer(responsible.baseAddress! + row * stride)
                        let available = UnsafeMutableRawPointer(available.baseAddress! + row * stride)
                        if iteration > 0 { updateAvailabilities(of: row, available, responsible, support) }
                        flags.append(Self.cell(row, available) + Self.cell(row, responsible) > 0)
                        updateResponsibilities(of: row, responsible, available)
                        addSupport(of: row, responsible, to: &sums)
                    }
                    return (flags: flags, sums: sums)
                }
            }
        }
        var total = [Double](repeating: 0, count: stride)
        for part in parts {
            for column in 0..<stride { total[column] += part.sums[column] }
        }
        return (parts.flatMap(\.flags), total)
    }

    private func updateAvailabilities(
        of row: Int, _ available: UnsafeMutableRawPointer, _ responsible: UnsafeMutableRawPointer, _ support: [Double]
    ) {
        // A candidate's own availability is not held at zero; found before its responsibility changes.
        let own = support[row] - Self.cell(row, responsible)
        let ownBefore = Self.cell(row, available)
        support.withUnsafeBytes { support in
            for offset in Self.offsets(stride) {
                let message = responsible.loadUnaligned(fromByteOffset: offset, as: SIMD8<Double>.self)
                var next = support.loadUnaligned(fromByteOffset: offset, as: SIMD8<Double>.self)
                next -= message.replacing(with: 0, where: message .< 0)
                next.replace(with: 0, where: next .> 0)
                let before = available.loadUnaligned(fromByteOffset: offset, as: SIMD8<Double>.self)
                available.storeBytes(of: damping * before + (1 - damping) * next, toByteOffset: offset, as: SIMD8<Double>.self)
            }
        }
        available.storeBytes(
            of: damping * ownBefore + (1 - damping) * own, toByteOffset: row * MemoryLayout<Double>.stride, as: Double.self)
    }

    private func updateResponsibilities(
        of row: Int, _ responsible: UnsafeMutableRawPointer, _ available: UnsafeMutableRawPointer
    ) {
        similarities.cells.withUnsafeBytes { similarities in
            let first = row * stride * MemoryLayout<Double>.stride
            let (best, greatest, second) = rivals(similarities.baseAddress! + first, available)
            for offset in Self.offsets(stride) {
                let similarity = similarities.loadUnaligned(fromByteOffset: first + offset, as: SIMD8<Double>.self)
                let before = responsible.loadUnaligned(fromByteOffset: offset, as: SIMD8<Double>.self)
                // The best candidate is compared with the second best, put in below.
                if offset / MemoryLayout<SIMD8<Double>>.stride == best / 8 {
                    var compared = SIMD8<Double>(repeating: greatest)
                    compared[best % 8] = second
                    responsible.storeBytes(
                        of: damping * before + (1 - damping) * (similarity - compared), toByteOffset: offset,
                        as: SIMD8<Double>.self)
                } else {
                    responsible.storeBytes(
                        of: damping * before + (1 - damping) * (similarity - greatest), toByteOffset: offset,
                        as: SIMD8<Double>.self)
                }
            }
        }
    }

    /// The candidate with the greatest sum of similarity and availability, the first of equals, that sum, and the second
    /// greatest.
    private func rivals(
        _ similarities: UnsafeRawPointer, _ available: UnsafeMutableRawPointer
    ) -> (best: Int, greatest: Double, second: Double) {
        var greatest = SIMD8<Double>(repeating: -.infinity)
        var second = greatest
        var blocks = SIMD8<Int64>(repeating: 0)
        for (block, offset) in Self.offsets(stride).enumerated() {
            let sum = similarities.loadUnaligned(fromByteOffset: offset, as: SIMD8<Double>.self)
                + available.loadUnaligned(fromByteOffset: offset, as: SIMD8<Double>.self)
            let isGreater = sum .> greatest
            let loser = sum.replacing(with: greatest, where: isGreater)
            second.replace(with: loser, where: loser .> second)
            greatest.replace(with: sum, where: isGreater)
            blocks.replace(with: Int64(block), where: isGreater)
        }
        var winner = 0
        for lane in 1..<8 {
            let isFirst = (blocks[lane], lane) < (blocks[winner], winner)
            if greatest[lane] > greatest[winner] || greatest[lane] == greatest[winner] && isFirst { winner = lane }
        }
        var next = second[winner]
        for lane in 0..<8 where lane != winner { next = max(next, greatest[lane]) }
        return (Int(blocks[winner]) * 8 + winner, greatest[winner], next)
    }

    private func addSupport(of row: Int, _ responsible: UnsafeMutableRawPointer, to sums: inout [Double]) {
        let before = sums[row]
        sums.withUnsafeMutableBytes { sums in
            for offset in Self.offsets(stride) {
                var message = responsible.loadUnaligned(fromByteOffset: offset, as: SIMD8<Double>.self)
                message.replace(with: 0, where: message .< 0)
                let sum = sums.loadUnaligned(fromByteOffset: offset, as: SIMD8<Double>.self)
                sums.storeBytes(of: sum + message, toByteOffset: offset, as: SIMD8<Double>.self)
            }
        }
        sums[row] = before + Self.cell(row, responsible)
    }

    private static func offsets(_ stride: Int) -> StrideTo<Int> {
        Swift.stride(from: 0, to: stride * MemoryLayout<Double>.stride, by: MemoryLayout<SIMD8<Double>>.stride)
    }

    private static func cell(_ column: Int, _ row: UnsafeMutableRawPointer) -> Double {
        row.load(fromByteOffset: column * MemoryLayout<Double>.stride, as: Double.self)
    }
}
