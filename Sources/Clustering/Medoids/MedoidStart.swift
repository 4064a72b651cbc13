import Vocabulary

/// How the first medoids are chosen.
public enum MedoidStart: String, Choice {
    /// One after another, each the row that lowers the total most: PAM's own choice, the same every time.
    case build
    /// As `build`, each from a small random sample of the rows and judged on it.
    case lab
    /// Any rows.
    case random
}
