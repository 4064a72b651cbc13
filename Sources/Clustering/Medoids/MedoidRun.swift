/// One run of exchanges between medoids and other rows: the state of FasterPAM.
///
/// For every row the nearest and the second nearest medoid are kept, and for every medoid what its removal would cost; so
/// one pass over the rows says what a candidate gains in the place of every medoid.
/// Source: Schubert, Rousseeuw, “Fast and eager k-medoids clustering”, Information Systems 101 (2021).
struct MedoidRun: Sendable {
    private(set) var medoids: [Int]
    /// Weighted sum of dissimilarities to the nearest medoid, in the units of the table.
    private(set) var totalDeviation = 0.0
    /// Candidates tried so far.
    private var tried = 0
    /// Candidates tried since the last exchange; when all have been, there is nothing left to gain.
    private var triedSinceExchange = 0
    private var isMedoid: [Bool]
    /// By row: the places in `medoids` of the nearest and the second nearest.
    private var nearest: [Int32]
    private var second: [Int32]
    private var nearestDistance: [Float]
    private var secondDistance: [Float]
    /// By medoid: how much the total would rise without it.
    private var losses: [Double]
    private var changes: [Double]

    /// The share of the total below which a gain may be rounding, and an exchange could be undone by the next.
    private static let leastGain = 1e-9

    /// What a run takes, with the rows it starts from.
    static func bytes(rows: Int, medoids: Int) -> Double { 17 * Double(rows) + 32 * Double(medoids) }

    /// - Parameter medoids: distinct, at least one.
    init(startingAt medoids: [Int], _ table: DissimilarityTable, weights: [Double]) {
        self.medoids = medoids
        isMedoid = Array(repeating: false, count: table.count)
        for medoid in medoids { isMedoid[medoid] = true }
        nearest = Array(repeating: 0, count: table.count)
        second = nearest
        nearestDistance = Array(repeating: .infinity, count: table.count)
        secondDistance = nearestDistance
        losses = Array(repeating: 0, count: medoids.count)
        changes = losses
        table.withUnsafeCells { cells in
            for row in 0..<table.count { findNearest(of: row, cells) }
        }
        weigh(weights)
    }

    /// Passes over all candidates, the last counted though it be broken off.
    var passes: Int { max(1, (tried + nearest.count - 1) / nearest.count) }

    /// Whether every candidate has been tried in vain.
    var isSettled: Bool { medoids.count < 2 || triedSinceExchange >= nearest.count }

    /// Tries candidates one after another, and takes each that makes the total smaller at once.
    mutating func exchange(candidates: Range<Int>, _ table: DissimilarityTable, weights: [Double]) {
        table.withUnsafeCells { cells in
            for candidate in candidates where !isSettled {
                tried += 1
                triedSinceExchange += 1
                guard !isMedoid[candidate] else { continue }
                let (place, change) = bestExchange(cells + candidate * table.count, weights)
                guard change < -Self.leastGain * totalDeviation else { continue }
                let (before, former) = (totalDeviation, medoids[place])
                replace(place, by: candidate, cells)
                weigh(weights)
                // Beside a far medoid a gain may be rounding though it is no small share of the total.
                guard totalDeviation < before else {
                    replace(place, by: former, cells)
                    weigh(weights)
                    continue
                }
                triedSinceExchange = 0
            }
        }
    }

    /// The medoid whose place the candidate had best take, and how the total would change.
    private mutating func bestExchange(_ apart: UnsafePointer<Float>, _ weights: [Double]) -> (place: Int, change: Double) {
        for place in losses.indices { changes[place] = losses[place] }
        var shared = 0.0
        let count = nearest.count
        changes.withUnsafeMutableBufferPointer { changes in
            nearest.withUnsafeBufferPointer { nearest in
                nearestDistance.withUnsafeBufferPointer { first in
                    secondDistance.withUnsafeBufferPointer { second in
                        weights.withUnsafeBufferPointer { weights in
                            // Without a branch: which rows are nearer to a candidate cannot be foretold. Subtracted in double
                            // precision, for beside a far second medoid what is gained would be rounded away.
                            for row in 0..<count {
                                // What is gained whichever medoid goes, and what is then less to lose if the nearest goes.
                                let closer = min(apart[row], first[row])
                                let further = min(max(apart[row], first[row]), second[row])
                                shared += (Double(closer) - Double(first[row])) * weights[row]
                                changes[Int(nearest[row])] += (Double(further) - Double(second[row])) * weights[row]
                            }
                        }
                    }
                }
            }
        }
        var best = 0
        for place in changes.indices where changes[place] < changes[best] { best = place }
        return (best, changes[best] + shared)
    }

    private mutating func replace(_ place: Int, by candidate: Int, _ cells: UnsafePointer<Float>) {
        isMedoid[medoids[place]] = false
        isMedoid[candidate] = true
        medoids[place] = candidate
        let count = nearest.count
        for row in 0..<count {
            let apart = cells[candidate * count + row]
            if Int(nearest[row]) == place {
                if apart < secondDistance[row] { nearestDistance[row] = apart } else { findNearest(of: row, cells) }
            } else if apart < nearestDistance[row] {
                (second[row], secondDistance[row]) = (nearest[row], nearestDistance[row])
                (nearest[row], nearestDistance[row]) = (Int32(place), apart)
            } else if Int(second[row]) == place {
                if apart < secondDistance[row] { secondDistance[row] = apart } else { findNearest(of: row, cells) }
            } else if apart < secondDistance[row] {
                (second[row], secondDistance[row]) = (Int32(place), apart)
            }
        }
    }

    private mutating func findNearest(of row: Int, _ cells: UnsafePointer<Float>) {
        (nearestDistance[row], secondDistance[row]) = (.infinity, .infinity)
        for (place, medoid) in medoids.enumerated() {
            let apart = cells[medoid * nearest.count + row]
            if apart < nearestDistance[row] {
                (second[row], secondDistance[row]) = (nearest[row], nearestDistance[row])
                (nearest[row], nearestDistance[row]) = (Int32(place), apart)
            } else if apart < secondDistance[row] {
                (second[row], secondDistance[row]) = (Int32(place), apart)
            }
        }
    }

    /// Adds up the total and the losses anew, so that no rounding is carried from exchange to exchange.
    private mutating func weigh(_ weights: [Double]) {
        totalDeviation = 0
        for place in losses.indices { losses[place] = 0 }
        let hasSecond = medoids.count > 1
        for row in weights.indices {
            totalDeviation += Double(nearestDistance[row]) * weights[row]
            guard hasSecond else { continue }
            losses[Int(nearest[row])] += (Double(secondDistance[row]) - Double(nearestDistance[row])) * weights[row]
        }
    }
}
