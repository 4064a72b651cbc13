import LinearAlgebra

/// Count, mean, sum of squares about the mean, and extremes of every column, missing cells left out.
///
/// Tiles of rows are summed one by one and joined in their order, so that bits do not depend on the number of threads and
/// squares are of deviations, which do not cancel. A column of equal cells has exactly its value as its mean.
/// Source: Chan, Golub, LeVeque, “Algorithms for computing the sample variance”, The American Statistician 37 (1983).
struct ColumnMoments: Sendable {
    /// How many cells are there.
    private(set) var counts: [Double]
    /// Zero where there is no cell.
    private(set) var means: [Double]
    private(set) var squares: [Double]
    /// Infinite where there is no cell.
    private(set) var least: [Double]
    private(set) var greatest: [Double]

    /// - Complexity: O(n·d), reading every cell from memory once.
    init(of values: Matrix, in execution: Execution) throws(ClusteringError) {
        let chunks = Chunks(of: values.rows)
        let parts = try execution.map(chunks.count) { Self(of: chunks[$0], values) }
        self.init(columns: values.columns)
        for part in parts { add(part) }
    }

    var columns: Int { counts.count }

    /// With n in the denominator; zero where there is no cell.
    func variance(of column: Int) -> Double { counts[column] > 0 ? squares[column] / counts[column] : 0 }

    private init(columns: Int) {
        counts = Array(repeating: 0, count: columns)
        means = counts
        squares = counts
        least = Array(repeating: .infinity, count: columns)
        greatest = Array(repeating: -.infinity, count: columns)
    }

    private init(of rows: Range<Int>, _ values: Matrix) {
        self.init(columns: values.columns)
        // As many rows as stay in the nearest caches between two looks at them.
        let tile = max(16, 16_384 / max(1, values.columns))
        values.withUnsafeElements { cells in
            guard let cells = cells.baseAddress else { return }
            for start in stride(from: rows.lowerBound, to: rows.upperBound, by: tile) {
                let count = min(tile, rows.upperBound - start)
                for column in stride(from: 0, to: columns, by: 4) {
                    add(cells + start * columns + column, rows: count, column: column, width: min(4, columns - column))
                }
            }
        }
    }

    /// Adds a tile of up to four neighbouring columns.
    private mutating func add(_ cells: UnsafePointer<Double>, rows: Int, column: Int, width: Int) {
        typealias Lanes = SIMD4<Double>
        var (count, sum) = (Lanes.zero, Lanes.zero)
        var (least, greatest) = (Lanes(repeating: .infinity), Lanes(repeating: -.infinity))
        for row in 0..<rows {
            let lanes = Self.load(cells + row * columns, width)
            let isPresent = lanes .== lanes
            count += Lanes.zero.replacing(with: 1, where: isPresent)
            sum += Lanes.zero.replacing(with: lanes, where: isPresent)
            least.replace(with: lanes, where: lanes .< least)
            greatest.replace(with: lanes, where: lanes .> greatest)
        }
        let mean = sum / count.replacing(with: 1, where: count .== 0)
        var (drift, squares) = (Lanes.zero, Lanes.zero)
        for row in 0..<rows {
            let deviation = Self.load(cells + row * columns, width) - mean
            let present = Lanes.zero.replacing(with: deviation, where: deviation .== deviation)
            drift += present
            squares += present * present
        }
        for lane in 0..<width where count[lane] > 0 {
            // The sum's rounding moved the mean by so much.
            let shift = drift[lane] / count[lane]
            let centre = min(max(mean[lane] + shift, least[lane]), greatest[lane])
            let spread = least[lane] < greatest[lane] ? max(0, squares[lane] - shift * drift[lane]) : 0
            join(column + lane, count[lane], centre, spread, least[lane], greatest[lane])
        }
    }

    @inline(__always)
    private static func load(_ cells: UnsafePointer<Double>, _ width: Int) -> SIMD4<Double> {
        if width == 4 { return UnsafeRawPointer(cells).loadUnaligned(as: SIMD4<Double>.self) }
        var lanes = SIMD4<Double>(repeating: .nan)
        for lane in 0..<width { lanes[lane] = cells[lane] }
        return lanes
    }

    private mutating func add(_ other: Self) {
        for column in 0..<columns where other.counts[column] > 0 {
            join(
                column, other.counts[column], other.means[column], other.squares[column], other.least[column],
                other.greatest[column])
        }
    }

    private mutating func join(
        _ column: Int, _ count: Double, _ mean: Double, _ squares: Double, _ least: Double, _ greatest: Double
    ) {
        let total = counts[column] + count
        let step = mean - means[column]
        self.squares[column] += squares + step * step * (counts[column] * count / total)
        means[column] += step * (count / total)
        self.least[column] = min(self.least[column], least)
        self.greatest[column] = max(self.greatest[column], greatest)
        counts[column] = total
    }
}
