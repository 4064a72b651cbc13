import Vocabulary

extension Environment {
    /// Refuses parameters that are each legal and make no sense together, before anything is made with them.
    func requireSense() throws(Diagnostic) {
        for side in Side.allCases {
            let parameters = parameters(for: side)
            guard parameters.minClusters <= parameters.maxClusters else {
                throw Diagnostic(
                    .badSetting, "min_clusters is above max_clusters on the \(side.rawValue) side",
                    given: "\(parameters.minClusters)..\(parameters.maxClusters)", next: "set max_clusters \(parameters.minClusters)")
            }
            guard !parameters.metrics.isEmpty else {
                throw Diagnostic(
                    .badSetting, "metrics names none, so nothing can choose the number of clusters", given: "[]",
                    next: "set metrics silhouette")
            }
            let components = parameters.pcaComponents
            guard components < 1 || components == components.rounded() else {
                throw Diagnostic(
                    .badSetting, "pca_components is a share below 1 or a whole number", given: "\(components)",
                    next: "set pca_components \(Int(components))")
            }
        }
    }
}
