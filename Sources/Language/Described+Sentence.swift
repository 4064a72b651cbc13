import Vocabulary

extension Described {
    /// The statement that, read and bound, gives this value again.
    ///
    /// - Parameter includingDefaults: whether settings that have their default are written out as well, so that the statement means
    ///   the same after a default has changed.
    public func sentence(includingDefaults: Bool = true) -> String {
        let defaults = Self().settings
        let parameters = zip(Self.signature, zip(settings, defaults)).filter { parameter, values in
            values.0.value != .absent && (parameter.role != .option || includingDefaults || values.0.value != values.1.value)
        }
        let words = parameters.map { parameter, values in
            parameter.written(values.0.value, isLastOperand: parameter.name == Self.lastOperand)
        }
        let ranks = parameters.map(\.0.rank)
        let order = words.indices.sorted { (ranks[$0], $0) < (ranks[$1], $1) }
        return ([Self.card.name] + order.map { words[$0] }.filter { !$0.isEmpty }).joined(separator: " ")
    }

    /// The operand that a list may fill with all words that remain.
    static var lastOperand: String? { signature.last { $0.role == .operand }?.name }
}

extension ParameterDescription {
    /// Where in a statement the parameter is written: the tail takes all that follows it but a name and a file.
    fileprivate var rank: Int {
        switch role {
        case .operand: kind.isTail ? 2 : 0
        case .option: 1
        case .name: 3
        case .file: 4
        }
    }

    fileprivate func written(_ value: Value, isLastOperand: Bool) -> String {
        switch (role, value) {
        case (.operand, .text(let text)) where kind.isTail: text
        case (.operand, .list(let elements)) where isLastOperand: elements.map(\.text).joined(separator: " ")
        case (.operand, _): value.text
        case (.option, _): "\(name)=\(value.text)"
        case (.name, _): "as \(value.text)"
        case (.file, _): "> \(value.text)"
        }
    }
}
