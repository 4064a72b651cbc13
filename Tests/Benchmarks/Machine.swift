import Foundation
import LinearAlgebra

/// What the benchmarks run on, and how fast it can be at all.
struct Machine: Sendable {
    let model: String
    let cores: Int
    /// Single-precision operations a second on all cores, in products of matrices that fit the caches.
    let operationsPerSecond: Double
    /// Bytes a second that all cores together read from memory.
    let bytesPerSecond: Double

    init() {
        let lines = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8))?.split(separator: "\n") ?? []
        let name = lines.first { $0.hasPrefix("model name") }?.split(separator: ":").last
        model = name.map { $0.trimmingCharacters(in: .whitespaces) } ?? "unknown processor"
        cores = Threads.all.count
        operationsPerSecond = Self.measuredProducts()
        bytesPerSecond = Self.measuredReading()
    }

    var text: String {
        let products = (operationsPerSecond / 1e9).formatted(.number.precision(.fractionLength(0)))
        let reading = (bytesPerSecond / 1e9).formatted(.number.precision(.fractionLength(0)))
        return "\(model), \(cores) cores; measured limits: \(products) GFLOP/s single precision, \(reading) GB/s read"
    }

    /// The fastest of some rounds, since a limit is not a median.
    private static func measuredProducts() -> Double {
        let size = 1024
        let repeats = 8
        let left = [Float](repeating: 0.5, count: size * size)
        let seconds = (0..<5).map { _ in
            timed {
                _ = Threads.all.map(Threads.all.count) { _ in
                    var result = [Float](repeating: 0, count: size * size)
                    for _ in 0..<repeats { Products.rowsByRows(left, size, left, size, depth: size, into: &result, stride: size) }
                    return result[0]
                }
            }.seconds
        }
        let operations = 2 * Double(size * size * size) * Double(repeats * Threads.all.count)
        return operations / (seconds.min() ?? .infinity)
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
