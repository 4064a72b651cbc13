import Foundation

/// The table of all measurements, as Markdown that is aligned for reading as it is.
struct Report {
    let machine: Machine
    private var lines: [[String]] = [
        ["work", "ours", "Python", "ratio", "budget", "", "rate", "of limit", "peak memory", "ours / Python"]
    ]

    init(on machine: Machine) { self.machine = machine }

    mutating func add(_ row: any Benchmark, ours: Measurement, reference: Measurement?) {
        let cost = ours.cost
        let isMet = cost.seconds <= row.budget && (row.memoryBudget.map { (cost.peakMemory ?? 0) <= $0 } ?? true)
        let budget = [seconds(row.budget), row.memoryBudget.map(bytes)].compactMap(\.self).joined(separator: ", ")
        let memory = [cost.peakMemory, reference?.cost.peakMemory].compactMap { $0.map(bytes) }.joined(separator: " / ")
        let remarks = [cost.remark, reference?.cost.remark ?? ""].filter { !$0.isEmpty }.joined(separator: " / ")
        let (rate, share) = rate(of: cost)
        lines.append([
            row.title, seconds(cost.seconds), reference.map { seconds($0.cost.seconds) } ?? "",
            reference.map { ratio($0.cost.seconds / cost.seconds) } ?? "", budget,
            isMet ? "met" : "NOT MET", rate, share, memory, remarks,
        ])
    }

    /// What has been added last, in one line.
    var last: String { (lines.last ?? []).filter { !$0.isEmpty }.joined(separator: " | ") }

    /// Tells of a benchmark that gave no numbers.
    mutating func add(_ row: any Benchmark, _ outcome: String, because reason: String) {
        lines.append([row.title, outcome, "", "", seconds(row.budget), "", "", "", "", reason])
    }

    var text: String {
        let widths = lines[0].indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
        let rows = lines.map { line in
            "| " + zip(line, widths).map { $0.padding(toLength: $1, withPad: " ", startingAt: 0) }.joined(separator: " | ") + " |"
        }
        let rule = "|" + widths.map { String(repeating: "-", count: $0 + 2) }.joined(separator: "|") + "|"
        let head = "\(machine.text)\nMedians of \(Measurement.runs) runs after one that does not count, by the wall clock.\n"
        return ([head, rows[0], rule] + rows.dropFirst()).joined(separator: "\n")
    }

    private func rate(of cost: Cost) -> (rate: String, share: String) {
        func rate(_ amount: Double, _ unit: String, of limit: Double) -> (rate: String, share: String) {
            let rate = amount / cost.seconds
            return (
                "\((rate / 1e9).formatted(.number.precision(.significantDigits(2...3)))) \(unit)",
                (rate / limit).formatted(.percent.precision(.fractionLength(0)))
            )
        }
        switch cost.amount {
        case nil: return ("", "")
        case .singles(let operations): return rate(operations, "GFLOP/s", of: machine.singlesPerSecond)
        case .doubles(let operations): return rate(operations, "GFLOP/s", of: machine.doublesPerSecond)
        case .bytes(let bytes): return rate(bytes, "GB/s", of: machine.bytesPerSecond)
        case .rows(let rows):
            return ("\((Double(rows) / cost.seconds / 1e6).formatted(.number.precision(.significantDigits(2...3)))) M rows/s", "")
        }
    }

    private func seconds(_ seconds: Double) -> String {
        "\(seconds.formatted(.number.precision(.significantDigits(2...3)))) s"
    }

    private func ratio(_ ratio: Double) -> String { "\(ratio.formatted(.number.precision(.significantDigits(2)))) ×" }

    private func bytes(_ bytes: Int) -> String { "\(bytes >> 20) MiB" }
}
