import LinearAlgebra

/// Collects the nearest rows of eight queries.
///
/// Of rows equally far at the end of a list, those the tree comes to first are kept.
struct NearestSearch: NeighbourSearch {
    private(set) var limits = SIMD8<Double>(repeating: 0)
    /// How many each query looks for, at least one.
    let wanted: Int
    /// The position that a query must not find, its own; −1 for none.
    private var excluded = SIMD8<Int32>(repeating: -1)
    private var found = [Int](repeating: 0, count: QueryPacket.lanes)
    /// Queries × `wanted`, ascending.
    private var magnitudes: [Double]
    private var positions: [Int32]

    init(wanted: Int) {
        self.wanted = wanted
        magnitudes = Array(repeating: 0, count: QueryPacket.lanes * wanted)
        positions = Array(repeating: 0, count: QueryPacket.lanes * wanted)
    }

    /// Starts anew with as many queries, which are the rows from a position on where one is given.
    ///
    /// - Parameter limit: the magnitude from which on rows are of no interest.
    mutating func reset(queries: Int, from position: Int? = nil, below limit: Double = .infinity) {
        for query in 0..<QueryPacket.lanes {
            limits[query] = query < queries ? limit : 0
            excluded[query] = position.map { Int32($0 + query) } ?? -1
            found[query] = 0
        }
    }

    mutating func take(_ nearer: UInt64, from first: Int, for query: Int, _ given: UnsafePointer<Double>) {
        var rows = nearer
        magnitudes.withUnsafeMutableBufferPointer { magnitudes in
            positions.withUnsafeMutableBufferPointer { positions in
                let start = query * wanted
                while rows != 0 {
                    let offset = rows.trailingZeroBitCount
                    rows &= rows - 1
                    let (magnitude, position) = (given[offset], Int32(first + offset))
                    guard magnitude < limits[query], position != excluded[query] else { continue }
                    var place = start + min(found[query], wanted - 1)
                    while place > start, magnitudes[place - 1] > magnitude {
                        magnitudes[place] = magnitudes[place - 1]
                        positions[place] = positions[place - 1]
                        place -= 1
                    }
                    (magnitudes[place], positions[place]) = (magnitude, position)
                    found[query] = min(found[query] + 1, wanted)
                    if found[query] == wanted { limits[query] = magnitudes[start + wanted - 1] }
                }
            }
        }
    }

    /// What a query found, nearest first; fewer than `wanted` where there are no more.
    func found(by query: Int, _ norm: Norm) -> [(position: Int32, length: Double)] {
        (query * wanted..<query * wanted + found[query]).map { (positions[$0], norm.length(ofMagnitude: magnitudes[$0])) }
    }

    /// Copies what a query found, nearest first, if it is as much as was wanted.
    func copy(of query: Int, positions into: UnsafeMutablePointer<Int32>, lengths: UnsafeMutablePointer<Double>, _ norm: Norm) {
        for place in 0..<wanted {
            into[place] = positions[query * wanted + place]
            lengths[place] = norm.length(ofMagnitude: magnitudes[query * wanted + place])
        }
    }
}
