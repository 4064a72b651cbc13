import Vocabulary

extension Command {
    /// The settings of its own that are not as by default, in the order of its parameters, as they are typed.
    var ownWords: [String] {
        let names = Set(Self.optionNames)
        return zip(settings, Self().settings).filter { names.contains($0.name) && $0.value != $1.value }.map { one, _ in
            "\(one.name)=\(one.value.text)"
        }
    }
}
