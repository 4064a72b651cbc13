import Vocabulary

extension Algorithm {
    /// The algorithm with no more restarts than so many, where it has any.
    func restarting(atMost most: Int) -> Self {
        guard let restarts = settings.first(where: { $0.name == "n_init" }), let count = Int(value: restarts.value), count > most
        else { return self }
        var lighter = self
        do {
            try lighter.set(restarts.name, to: .integer(most))
        } catch {
            return self
        }
        return lighter
    }
}
