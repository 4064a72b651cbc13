import Foundation
import LinearAlgebra

/// What the benchmarks run on, and how fast it can be at all.
struct Machine: Sendable {
    let model: String
    let cores: Int
    /// Operations a second on all cores, in products of matrices that fit the caches.
    let singlesPerSecond: Double
    let doublesPerSecond: Double
    /// Bytes a second that all cores together read from memory.
    let bytesPerSecond: Double

    init() {
        let lines = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8))?.split(separator: "\n") ?? []
        let name = lines.first { $0.hasPrefix("model name") }?.split(separator: ":").last
        model = name.map { $0.trimmingCharacters(in: .whitespaces) } ?? "unknown processor"
        cores = Threads.all.count
        singlesPerSecond = Self.measuredSingles()
        doublesPerSecond = Self.measuredDoubles()
        bytesPerSecond = Self.measuredReading()
    }

    var text: String {
        let limits = [singlesPerSecond, doublesPerSecond, bytesPerSecond].map {
            ($0 / 1e9).formatted(.number.precision(.fractionLength(0)))
        }
        return """
            \(model), \(cores) cores; measured limits: \(limits[0]) GFLOP/s single precision, \
            \(limits[1]) GFLOP/s double precision, \(limits[2]) GB/s read
            """
    }

    private static func measuredSingles() -> Double {
        let size = 1024
        let left = [Float](repeating: 0.5, count: size * size)
        return measured(operations: 2 * size * size * size) {
            var result = [Float](repeating: 0, count: size * size)
            Products.rowsByRows(left, size, left, size, depth: size, into: &result, stride: size)
            return Double(result[0])
        }
    }

    private static func measuredDoubles() -> Double {
        let size = 1024
        let left = Matrix(rows: size, columns: size, elements: Array(repeating: 0.5, count: size * size))
        return measured(operations: 2 * size * size * size) { left.times(left).elements[0] }
    }

    /// The fastest of some rounds, since a limit is not a median.
    private static func measured(operations: Int, of product: @escaping @Sendable () -> Double) -> Double {
        let repeats = 8
        let seconds = (0..<5).map { _ in
            timed { Threads.all.map(Threads.all.count) { _ in (0..<repeats).reduce(0) { sum, _ in sum + product() } } }.seconds
        }
        return Double(operations * repeats * Threads.all.count) / (seconds.min() ?? .infinity)
    }

    private static func measuredReading() -> Double {
        let words = 1 << 27
        let source = [UInt64](repeating: 3, count: words)
        let parts = Threads.all.count * 16
        let seconds = (0..<5).map { _ in
            timed {
                source.withUnsafeBytes { bytes in
                    nonisolated(unsafe) let bytes = bytes
                    return Threads.all.map(parts) { part in
                        sum(of: bytes, from: part * (words / parts) * 8, count: words / parts / 32)
                    }.reduce(0, &+)
                }
            }
        }
        precondition(seconds.allSatisfy { $0.answer == UInt64(words / parts / 32 * 32 * parts * 3) }, "memory was not read")
        return Double(words * 8) / (seconds.map(\.seconds).min() ?? .infinity)
    }

    /// Four sums at once, so that reading and not adding is what takes the time.
    private static func sum(of bytes: UnsafeRawBufferPointer, from start: Int, count: Int) -> UInt64 {
        var (first, second, third, fourth) = (SIMD8<UInt64>(), SIMD8<UInt64>(), SIMD8<UInt64>(), SIMD8<UInt64>())
        for block in 0..<count {
            let place = start + block * 256
            first &+= bytes.loadUnaligned(fromByteOffset: place, as: SIMD8<UInt64>.self)
            second &+= bytes.loadUnaligned(fromByteOffset: place + 64, as: SIMD8<UInt64>.self)
            third &+= bytes.loadUnaligned(fromByteOffset: place + 128, as: SIMD8<UInt64>.self)
            fourth &+= bytes.loadUnaligned(fromByteOffset: place + 192, as: SIMD8<UInt64>.self)
        }
        return ((first &+ second) &+ (third &+ fourth)).wrappedSum()
    }
}
