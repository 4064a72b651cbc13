import Vocabulary

/// Which way bars grow.
public enum Orientation: String, Choice {
    case horizontal, vertical
}
