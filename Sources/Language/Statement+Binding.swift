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
        try bindOperands(to: &content)
        for option in options { try bind(option, to: &content) }
        let signature = Content.signature
        try bind(tail, to: signature.first { $0.kind.isTail }, writtenAfter: "", of: &content)
        try bind(name, to: signature.first { $0.role == .name }, writtenAfter: "as ", of: &content)
        try bind(file, to: signature.first { $0.role == .file }, writtenAfter: "> ", of: &content)
        return content
    }

    private func bindOperands<Content: Described>(to content: inout Content) throws(Diagnostic) {
        let parameters = Content.signature.filter { $0.role == .operand && !$0.kind.isTail }
        var words = operands[...]
        for (position, parameter) in parameters.enumerated() {
            let needed = parameters[(position + 1)...].count { !$0.isOptional }
            if parameter.isOptional, words.count <= needed { continue }
            guard let word = words.first else {
                var missing = refusal(.missing(parameter.name, of: verb, expected: parameter.kind.phrase), at: end)
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

    private func bind(_ option: Option, to content: inout some Described) throws(Diagnostic) {
        if type(of: content).optionNames.contains(option.name) { return try bind(option.value, to: option.name, of: &content) }
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
        guard let parameter else { throw refusal(.surplus(keyword + word.text, of: verb), at: word.place) }
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
