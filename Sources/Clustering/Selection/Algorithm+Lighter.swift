import Vocabulary

extension Algorithm {
    /// The algorithm as references and resamples are divided, of which there are many: with no more restarts than so many, and
    /// nothing moved after them, where it has such settings.
    func lighter(restarts most: Int) -> Self {
        var lighter = self
        do {
            for setting in settings {
                if setting.name == "n_init", let count = Int(value: setting.value), count > most {
                    try lighter.set(setting.name, to: .integer(most))
                }
                if setting.name == "moves" { try lighter.set(setting.name, to: KMeansMoves.none.value) }
            }
        } catch {
            preconditionFailure("\(Self.card.name) refuses a setting of its own: \(error)")
        }
        return lighter
    }
}
