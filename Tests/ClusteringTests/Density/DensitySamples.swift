import LinearAlgebra

@testable import Clustering

/// Clusters of different density with stray rows between them, which any language can make from the recipe.
enum DensitySamples {
    static let all: [String: Points] = {
        do {
            return [
                "plain": try points(seed: 1, rows: 240, columns: 2, spreads: [0.5, 1, 2], strays: 0.15),
                "wide": try points(seed: 2, rows: 200, columns: 6, spreads: [1, 1.5, 2, 3], strays: 0.1),
                "dense": try points(seed: 4, rows: 260, columns: 3, spreads: [0.3, 0.3, 1, 1, 2], strays: 0.2),
            ]
        } catch {
            preconditionFailure("the recipe makes no points: \(error)")
        }
    }()

    /// Numbers x ← 6364136223846793005·x + 1442695040888963407 mod 2⁶⁴ from the seed, each giving ⌊x / 2¹¹⌋ · 2⁻⁵³: first the
    /// centres' coordinates times 20; then for each row one that says whether it strays, and four for each cell.
    private static func points(seed: UInt64, rows: Int, columns: Int, spreads: [Double], strays: Double) throws -> Points {
        var state = seed
        func uniform() -> Double {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double(state >> 11) * 0x1p-53
        }
        let centres = spreads.map { _ in (0..<columns).map { _ in uniform() * 20 } }
        let values = (0..<rows).map { row in
            let cluster = row % spreads.count
            let isStray = uniform() < strays
            return (0..<columns).map { column in
                let sum = uniform() + uniform() + uniform() + uniform()
                return isStray ? 5 * sum : centres[cluster][column] + spreads[cluster] * (sum - 2)
            }
        }
        return try Points(Matrix(values))
    }
}
