import Vocabulary

extension Algorithm {
    public func lighter(restarts most: Int) -> Self {
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
