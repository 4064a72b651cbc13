/// Arbitrary labels in the order of their canonical numbers: by size, the largest first, ties by first row.
struct CanonicalOrder {
    /// The labels given, in the order of their canonical numbers.
    let labels: [Int]
    /// Descending.
    let sizes: [Int]
    private let numbers: [Int: Int]
    /// By label, for labels so small that looking them up costs nothing.
    private let small: [Int]

    init(_ given: [Int?]) {
        // Hashing every row would cost more than all the rest, and most labels are small.
        var places: [Int: Int] = [:]
        var tallies: [(label: Int, size: Int, firstRow: Int)] = []
        var smallPlaces = [Int](repeating: -1, count: 256)
        for (row, label) in given.enumerated() {
            guard let label else { continue }
            let isSmall = smallPlaces.indices.contains(label)
            let known = isSmall ? smallPlaces[label] : places[label] ?? -1
            if known >= 0 {
                tallies[known].size += 1
            } else {
                if isSmall { smallPlaces[label] = tallies.count } else { places[label] = tallies.count }
                tallies.append((label, 1, row))
            }
        }
        tallies.sort { ($1.size, $0.firstRow) < ($0.size, $1.firstRow) }
        labels = tallies.map(\.label)
        sizes = tallies.map(\.size)
        numbers = Dictionary(uniqueKeysWithValues: zip(labels, 1...))
        small = smallPlaces.indices.map { [numbers] in numbers[$0] ?? 0 }
    }

    /// The canonical number, from 1, of one of the labels given.
    func number(of label: Int) -> Int {
        small.indices.contains(label) ? small[label] : numbers[label, default: 0]
    }
}
