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
        var scratch = [Double](repeating: 0, count: 6 * columns)
        values.withUnsafeElements { cells in
            scratch.withUnsafeMutableBufferPointer { scratch in
                guard let cells = cells.baseAddress, let scratch = scratch.baseAddress else { return }
                for start in stride(from: rows.lowerBound, to: rows.upperBound, by: tile) {
                    add(cells + start * columns, rows: min(tile, rows.upperBound - start), scratch)
                }
            }
        }
    }

    /// Adds a tile of rows.
    ///
    /// The inner loops go along the row without a branch, which is how they are compiled to vector instructions.
    private mutating func add(_ cells: UnsafePointer<Double>, rows: Int, _ scratch: UnsafeMutablePointer<Double>) {
        let width = columns
        let (counts, sums, least) = (scratch, scratch + width, scratch + 2 * width)
        let (greatest, means, squares) = (scratch + 3 * width, scratch + 4 * width, scratch + 5 * width)
        scratch.update(repeating: 0, count: 6 * width)
        least.update(repeating: .infinity, count: width)
        greatest.update(repeating: -.infinity, count: width)
        for row in 0..<rows {
            let cells = cells + row * width
            for column in 0..<width {
                let cell = cells[column]
                counts[column] += cell == cell ? 1 : 0
                sums[column] += cell == cell ? cell : 0
                least[column] = cell < least[column] ? cell : least[column]
                greatest[column] = cell > greatest[column] ? cell : greatest[column]
            }
        }
        for column in 0..<width {
            means[column] = counts[column] > 0 ? sums[column] / counts[column] : 0
            sums[column] = 0
        }
        for row in 0..<rows {
            let cells = cells + row * width
            for column in 0..<width {
                let deviation = cells[column] - means[column]
                let present = deviation == deviation ? deviation : 0
                sums[column] += present
                squares[column] += present * present
            }
        }
        for column in 0..<width where counts[column] > 0 {
            // The rounding of the sum moved the mean by so much.
            let shift = sums[column] / counts[column]
            let mean = min(max(means[column] + shift, least[column]), greatest[column])
            let spread = least[column] < greatest[column] ? max(0, squares[column] - shift * sums[column]) : 0
            join(column, counts[column], mean, spread, least[column], greatest[column])
        }
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
