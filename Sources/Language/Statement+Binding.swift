import Vocabulary

extension Statement {
    /// Makes a value of a described type from what the statement says.
    ///
    /// Operands are taken in order. Optional ones are left out where there are not enough words for those that are needed; a list
    /// that comes last takes all that remain. Works on `any Described.Type` as well.
    ///
    /// - Throws: E201 to E205, with the word that is meant.
    public func bind<Content: Described>(to type: Content.Type) throws(Diagnostic) -> Content {
        var content = Content()
        let signature = Content.signature
        if let misplaced = misplacedName(among: signature) { throw misplaced }
        try bindOperands(to: &content)
        // What a setting is of may be said by another one, wherever it stands.
        let own = Set(Content.optionNames)
        for option in options where own.contains(option.name) { try bind(option.value, to: option.name, of: &content) }
        for option in options where !own.contains(option.name) { try bindFurther(option, to: &content) }
        try bind(tail, to: signature.first { $0.kind.isTail }, writtenAfter: "", of: &content)
        try bind(name, to: signature.first { $0.role == .name }, writtenAfter: "as ", of: &content)
        try bind(file, to: signature.first { $0.role == .file }, writtenAfter: "> ", of: &content)
        return content
    }

    /// What to say of `as NAME` to a verb that takes the new name as an operand; `nil` where nothing is misplaced.
    private func misplacedName(among signature: [ParameterDescription]) -> Diagnostic? {
        let parameters = signature.filter { $0.role == .operand }
        guard let name, !signature.contains(where: { $0.role == .name }),
            let position = parameters.firstIndex(where: { $0.names == .new })
        else { return nil }
        var words = operands.map(\.text)
        let isNamedTwice = words.count >= parameters.count
        if isNamedTwice {
            words[position] = name.text
        } else {
            words.insert(name.text, at: min(position, words.count))
        }
        words += options.map { "\($0.name)=\($0.value.text)" }
        return Diagnostic(
            .surplusOperand,
            isNamedTwice ? "\(operands[position].text) is where \(verb) takes the name" : "\(verb) takes the name before, not after as",
            at: isNamedTwice ? operands[position].place : name.place, given: "as \(name.text)",
            expected: signature.form(of: verb, includingOptions: false), next: ([verb] + words).joined(separator: " "))
    }

    private func bindOperands<Content: Described>(to content: inout Content) throws(Diagnostic) {
        let parameters = Content.signature.filter { $0.role == .operand && !$0.kind.isTail }
        var words = operands[...]
        for (position, parameter) in parameters.enumerated() {
            let needed = parameters[(position + 1)...].count { !$0.isOptional }
            if parameter.isOptional, words.count <= needed { continue }
            guard let word = words.first else {
                let form = Content.signature.form(of: verb, includingOptions: false)
                var missing = refusal(.missing(parameter.name, of: verb, expected: form), at: end)
                // `set x=1` for `set x 1`: what was meant is plain where the verb has no settings.
                if let option = options.first, !Content.signature.contains(where: { $0.role == .option }) {
                    missing.next = "\(verb) \(option.name) \(option.value.text)"
                }
                throw missing
            }
            if case .list = parameter.kind, parameter.name == Content.lastOperand {
                try bindAll(words, to: parameter, of: &content)
                words = []
            } else {
                try bind(word, to: parameter.name, of: &content)
                words.removeFirst()
            }
        }
        if let word = words.first { throw refusal(.surplus(word.text, of: verb), at: word.place) }
    }

    /// Sets a list to all of the words; where that fails, the first word at fault is named.
    private func bindAll<Content: Described>(
        _ words: ArraySlice<Written>, to parameter: ParameterDescription, of content: inout Content
    ) throws(Diagnostic) {
        for word in words {
            var trial = content
            try bind(word, to: parameter.name, of: &trial)
        }
        let elements = words.flatMap { word in
            if case .list(let elements) = word.value { elements } else { [word.value] }
        }
        do {
            try content.set(parameter.name, to: .list(elements))
        } catch {
            throw refusal(error, at: words.first?.place ?? end)
        }
    }

    private func bindFurther(_ option: Option, to content: inout some Described) throws(Diagnostic) {
        do {
            try content.setFurther(option.name, to: option.value.value)
        } catch .unknown(let name, let owner, let known) {
            throw refusal(.unknown(name, of: owner, known: known), at: option.place)
        } catch {
            throw refusal(error, at: option.value.place)
        }
    }

    private func bind(
        _ word: Written?, to parameter: ParameterDescription?, writtenAfter keyword: String, of content: inout some Described
    ) throws(Diagnostic) {
        guard let word else { return }
        guard let parameter else {
            var surplus = refusal(.surplus(keyword + word.text, of: verb), at: word.place)
            surplus.expected = type(of: content).signature.form(of: verb, includingOptions: false)
            throw surplus
        }
        try bind(word, to: parameter.name, of: &content)
    }

    private func bind(_ word: Written, to name: String, of content: inout some Described) throws(Diagnostic) {
        do {
            try content.set(name, to: word.value)
        } catch {
            throw refusal(error, at: word.place)
        }
    }

    private func refusal(_ error: ParameterError, at place: Diagnostic.Place) -> Diagnostic {
        var diagnostic = error.diagnostic.at(place)
        diagnostic.next = diagnostic.next ?? "help \(verb)"
        return diagnostic
    }
}
