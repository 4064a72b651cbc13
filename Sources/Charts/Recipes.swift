import Vocabulary

/// Every chart there is.
public enum Recipes {
    public static let all = Catalogue<any Recipe.Type>(
        [
            ClusterSizes.self,
            Projection.self,
            Scores.self,
            Silhouettes.self,
        ], named: { $0.card.name })
}
