/// Rows divided into chunks by their number alone.
public struct Chunks: Sendable {
    public let rows: Int
    /// Rows in every chunk but the last.
    public let size: Int

    /// - Parameters:
    ///   - rows: how many rows there are.
    ///   - smallest: the least number of rows worth a chunk.
    ///   - most: how many chunks there may be, which bounds the memory of per-chunk results.
    public init(of rows: Int, smallest: Int = 1024, most: Int = 64) {
        self.rows = rows
        let step = min(256, smallest)
        let even = (rows + most - 1) / most
        size = max(smallest, (even + step - 1) / step * step)
    }

    public var count: Int { (rows + size - 1) / size }

    public subscript(chunk: Int) -> Range<Int> { chunk * size..<min(rows, (chunk + 1) * size) }
}
