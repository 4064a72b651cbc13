import Synchronization
import Vocabulary
import Workbench

/// A run as it goes on: a line on standard error for every asset made, and one that changes for the asset in work.
public final class RunLines: Sendable {
    private let progress = ProgressLine()
    private let style = Style(for: .error)
    private let write: @Sendable (String) -> Void

    public init(write: @escaping @Sendable (String) -> Void) { self.write = write }

    /// Takes the line that changes away, before anything else is written.
    public func clear() { progress.clear() }

    public func show(_ event: Progress) {
        switch event {
        case .started(let key, let position, let total):
            progress.update("[\(position)/\(total)] \(key) …")
        case .advanced(let key, let made, let partitions, let position, let total):
            progress.update("[\(position)/\(total)] \(key) … \(made) of \(partitions.counted("partition"))")
        case .working(let what, let share):
            progress.update("\(what) … \(Int(share * 100)) %")
        case .finished(let line, let position, let total):
            progress.clear()
            write(text(of: line, position: position, total: total))
        }
    }

    private func text(of line: AssetLine, position: Int, total: Int) -> String {
        let number = "[\(String(repeating: " ", count: "\(total)".count - "\(position)".count))\(position)/\(total)]"
        var facts: [String] = []
        if let rows = line.rows { facts.append(rows.counted("row")) }
        if line.partitionCount > 0 { facts.append(line.partitionCount.counted("partition")) }
        if line.setAside > 0 { facts.append("\(line.setAside.grouped) set aside") }
        let name = line.key.name + String(repeating: " ", count: max(1, 42 - line.key.name.count))
        return "\(style(.faint, number)) \(name)\(line.seconds.grouped(digits: 2)) s  \(facts.joined(separator: ", "))"
    }
}
