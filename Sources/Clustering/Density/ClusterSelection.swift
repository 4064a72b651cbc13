import Vocabulary

/// Which clusters of a condensed tree are taken as the partition.
public enum ClusterSelection: String, Choice, Sendable, Codable {
    /// Those that together last longest: the excess of mass.
    case eom
    /// Those that split no further.
    case leaf
}
