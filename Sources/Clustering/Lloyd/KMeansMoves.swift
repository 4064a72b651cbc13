import Vocabulary

/// What k-means still moves where Lloyd's iteration has come to rest.
public enum KMeansMoves: String, Choice, Codable, Sendable {
    /// As much as the size of the table allows in about the time of the restarts.
    case auto
    /// Nothing: the result is that of Lloyd's iteration.
    case none
    /// Single rows, as long as that lowers the sum of squares.
    case rows
    /// Rows, and centres from where they are hardly missed to where two do better than one.
    case centres

    /// Beyond, one row hardly moves a centre, and the passes would cost more than the restarts.
    private static let mostCellsForRows = 1 << 20
    /// Beyond, whole centres cost too much to try.
    private static let mostCellsForCentres = 1 << 16

    /// What `auto` stands for with a table of so many cells.
    func resolved(cells: Int) -> KMeansMoves {
        guard self == .auto else { return self }
        return cells <= Self.mostCellsForCentres ? .centres : cells <= Self.mostCellsForRows ? .rows : .none
    }

    /// How many of the restarts are gone on with: more of a small table, where that costs little.
    func runsImproved(cells: Int) -> Int {
        self == .centres ? min(max(1, Self.mostCellsForCentres / max(1, cells)), 5) : 1
    }
}
