import Clustering
import Foundation
import LinearAlgebra

/// Points around random centres, the same on every machine, in a file that both sides read.
///
/// Centres are so far apart that clusters overlap a little: the iteration has work to do and an answer to find.
struct PlantedPoints: Sendable {
    let rows: Int
    let columns: Int
    let clusters: Int
    /// Standard deviations between neighbouring centres.
    var separation = 4.0

    private static let seed = 20_260_101

    /// The points, from the file if it is there, and made and written if not.
    ///
    /// The file holds rows × columns little-endian doubles, row by row; row i is of cluster i mod `clusters`.
    func matrix(in place: Place) throws -> Matrix {
        let path = "\(place.generated)/\(fileName)"
        let bytes = rows * columns * MemoryLayout<Double>.stride
        if let data = FileManager.default.contents(atPath: path), data.count == bytes {
            return Matrix(rows: rows, columns: columns, elements: data.withUnsafeBytes { Array($0.bindMemory(to: Double.self)) })
        }
        let made = generated()
        try made.withUnsafeElements { try Data(buffer: $0).write(to: URL(filePath: path), options: .atomic) }
        return made
    }

    private var fileName: String {
        separation == 4 ? "planted-\(rows)x\(columns).f64" : "planted-\(rows)x\(columns)-apart-\(Int(separation)).f64"
    }

    func points(in place: Place) throws -> Points { try Points(try matrix(in: place)) }

    /// The partition that was planted.
    var partition: Partition { Partition((0..<rows).map { $0 % clusters }) }

    /// The points made anew, which takes longer than reading them.
    func generated() -> Matrix {
        let spread = separation / (2 * Double(columns)).squareRoot()
        var centres = RandomStream(seed: Self.seed, purpose: 0)
        let middles = (0..<clusters * columns).map { _ in spread * centres.nextNormal() }
        let chunks = Chunks(of: rows)
        let parts = Threads.all.map(chunks.count) { chunk in
            var noise = RandomStream(seed: Self.seed, purpose: 1, run: chunk)
            return chunks[chunk].flatMap { row in
                (0..<columns).map { column in middles[row % clusters * columns + column] + noise.nextNormal() }
            }
        }
        return Matrix(rows: rows, columns: columns, elements: Array(parts.joined()))
    }
}

extension RandomStream {
    /// A normal deviate by the method of Box and Muller.
    fileprivate mutating func nextNormal() -> Double {
        (-2 * log(1 - nextUniform())).squareRoot() * cos(2 * .pi * nextUniform())
    }
}
