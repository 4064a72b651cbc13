import Vocabulary

/// What points without clusters have in common with the points they are compared with.
public enum ReferenceShape: String, Choice {
    /// Uniform between the smallest and the largest value of every column.
    case columns
    /// Normal, with the means and covariances of the columns.
    case gaussian
    /// Uniform in the box that the points fill along their principal axes.
    case principal
}
