/// Moves that groups could make out of one cluster into another, the cheapest first, of equals the first group's.
struct MoveHeap: Sendable {
    struct Move: Sendable {
        /// For one unit of size.
        let price: Double
        let group: Int32

        static func < (left: Self, right: Self) -> Bool { (left.price, left.group) < (right.price, right.group) }
    }

    private var moves: [Move] = []

    init() {}

    init(_ moves: [Move]) {
        self.moves = moves
        for position in stride(from: moves.count / 2 - 1, through: 0, by: -1) { sink(position) }
    }

    var first: Move? { moves.first }

    mutating func insert(_ move: Move) {
        moves.append(move)
        var position = moves.count - 1
        while position > 0, moves[position] < moves[(position - 1) / 2] {
            moves.swapAt(position, (position - 1) / 2)
            position = (position - 1) / 2
        }
    }

    mutating func removeFirst() {
        moves.swapAt(0, moves.count - 1)
        moves.removeLast()
        sink(0)
    }

    private mutating func sink(_ start: Int) {
        var position = start
        while true {
            var least = position
            for child in [2 * position + 1, 2 * position + 2] where child < moves.count && moves[child] < moves[least] {
                least = child
            }
            if least == position { return }
            moves.swapAt(position, least)
            position = least
        }
    }
}
