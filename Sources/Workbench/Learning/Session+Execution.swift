import Clustering

extension Session {
    /// How the session computes: on every processor, stopping when the command is cancelled, telling how far it is.
    func execution(_ what: String) -> Execution {
        let follow = audience.follow
        return Execution(progress: { follow(.working(what, share: $0)) })
    }
}
