import LinearAlgebra

extension NeighbourTree {
    /// The nearest rows of every row, in row order; a row is not its own neighbour, but an equal one is.
    ///
    /// Of rows equally far at the end of a list, which are in it depends on the tree; distances do not.
    ///
    /// - Complexity: O(n·k) memory.
    func neighbours(_ wanted: Int, in execution: Execution) throws(ClusteringError) -> NeighbourLists {
        let byPosition = try neighboursByPosition(wanted, in: execution)
        let length = byPosition.length
        var lists = NeighbourLists(count: count, length: length)
        lists.withUnsafeTables { rows, distances in
            for (position, row) in order.enumerated() {
                let (from, to) = (position * length, Int(row) * length)
                for place in 0..<length {
                    rows[to + place] = order[Int(byPosition.rows[from + place])]
                    distances[to + place] = byPosition.distances[from + place]
                }
                Self.sortTies(rows, distances, to..<to + length)
            }
        }
        return lists
    }

    /// The same, lists and rows by position in the tree, and rows equally far in the order they were found.
    func neighboursByPosition(_ wanted: Int, in execution: Execution) throws(ClusteringError) -> NeighbourLists {
        var lists = NeighbourLists(count: count, length: max(0, min(wanted, count - 1)))
        let length = lists.length
        guard length > 0 else { return lists }
        try lists.withUnsafeTables { (positions, distances) throws(ClusteringError) in
            // Packets write disjoint lists.
            nonisolated(unsafe) let (positions, distances) = (positions.baseAddress!, distances.baseAddress!)
            try forEachPacket(of: panels.count, in: execution, scratch: NearestSearch(wanted: length)) { number, packet, search in
                packet.load(panel: number, of: self)
                search.reset(queries: packet.count, from: number * Self.lanes)
                self.search(packet, &search)
                for query in 0..<packet.count {
                    let list = (number * Self.lanes + query) * length
                    search.copy(of: query, positions: positions + list, lengths: distances + list, norm)
                }
            }
        }
        return lists
    }

    /// The nearest rows of each query, in the order of the queries; equal rows count.
    ///
    /// - Parameter queries: queries × the columns of the tree.
    func neighbours(_ wanted: Int, of queries: Matrix, in execution: Execution) throws(ClusteringError) -> NeighbourLists {
        precondition(queries.columns == depth, "queries and rows have different columns")
        var lists = NeighbourLists(count: queries.rows, length: max(0, min(wanted, count)))
        let length = lists.length
        guard length > 0, queries.rows > 0 else { return lists }
        let packets = (queries.rows + Self.lanes - 1) / Self.lanes
        try lists.withUnsafeTables { (rows, distances) throws(ClusteringError) in
            nonisolated(unsafe) let (rows, distances) = (rows, distances)
            try forEachPacket(of: packets, in: execution, scratch: NearestSearch(wanted: length)) { number, packet, search in
                let first = number * Self.lanes
                packet.load(of: queries, from: first)
                search.reset(queries: packet.count)
                self.search(packet, &search)
                for query in 0..<packet.count {
                    let list = (first + query) * length
                    search.copy(
                        of: query, positions: rows.baseAddress! + list, lengths: distances.baseAddress! + list, norm)
                    for place in list..<list + length { rows[place] = order[Int(rows[place])] }
                    Self.sortTies(rows, distances, list..<list + length)
                }
            }
        }
        return lists
    }

    /// Orders equally far rows of a list by number.
    private static func sortTies(
        _ rows: UnsafeMutableBufferPointer<Int32>, _ distances: UnsafeMutableBufferPointer<Double>, _ list: Range<Int>
    ) {
        var start = list.lowerBound
        while start < list.upperBound {
            var end = start + 1
            while end < list.upperBound, distances[end] == distances[start] { end += 1 }
            if end - start > 1 { rows[start..<end].sort() }
            start = end
        }
    }
}

extension NeighbourTree {
    /// Packets of a chunk, few enough to hear of a cancellation soon.
    private static var packetsInChunk: Int { 32 }
    private static var waves: Int { 16 }

    /// Hands every packet of queries to `body`, with scratch of its own thread.
    func forEachPacket<Scratch: Sendable>(
        of packets: Int, in execution: Execution, scratch: Scratch,
        _ body: @Sendable (_ number: Int, _ packet: inout QueryPacket, _ scratch: inout Scratch) -> Void
    ) throws(ClusteringError) {
        _ = try mapPackets(of: packets, in: execution) { numbers in
            var packet = QueryPacket(depth: depth)
            var scratch = scratch
            for number in numbers { body(number, &packet, &scratch) }
        }
    }

    /// One result for each chunk of packets, in order, telling of the progress.
    func mapPackets<Result: Sendable>(
        of packets: Int, in execution: Execution, _ body: @Sendable (Range<Int>) -> Result
    ) throws(ClusteringError) -> [Result] {
        let chunks = (packets + Self.packetsInChunk - 1) / Self.packetsInChunk
        var results: [Result] = []
        for wave in 0..<Self.waves {
            let part = chunks * wave / Self.waves..<chunks * (wave + 1) / Self.waves
            results += try execution.map(part.count) { offset in
                let start = (part.lowerBound + offset) * Self.packetsInChunk
                return body(start..<min(packets, start + Self.packetsInChunk))
            }
            execution.progress(Double(wave + 1) / Double(Self.waves))
        }
        return results
    }
}
