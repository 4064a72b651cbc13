import Vocabulary

/// How the first modes are chosen.
public enum ModeStart: String, Choice {
    /// Rows that are dense and far from each other: the same every time; further restarts are those of `huang`.
    case cao
    /// Rows nearest to texts drawn column by column.
    case huang
}
