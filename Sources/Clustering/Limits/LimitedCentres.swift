import LinearAlgebra
import Vocabulary

/// What clusters are represented by while rows are divided among them under limits.
protocol LimitedCentres: Sendable {
    var clusterCount: Int { get }

    /// Rows × clusters: what each row costs in each cluster, in units that no sum of them overflows in.
    func costs(in execution: Execution) throws(ClusteringError) -> Matrix

    /// Puts every cluster's centre where its rows cost least; one without rows stays where it is.
    ///
    /// - Parameter labels: by row, counted from 0.
    mutating func move(to labels: [Int32], in execution: Execution) throws(ClusteringError)

    /// Adds clusters where there are clusters already, for limits that need more of them than the rows suggest.
    mutating func add(_ count: Int)

    /// - Parameter clusters: those that have rows, in the order of their numbers.
    func model(_ algorithm: String, clusters: [Int]) -> any ClusterModel

    /// What is reported of a total of costs.
    func figures(cost: Double) -> [Figure]

    /// What the algorithm finds of every row without limits, too.
    ///
    /// - Parameter clusters: those that have rows.
    func rowFigures(clusters: [Int]) -> [RowFigures]
}

extension LimitedCentres {
    func rowFigures(clusters: [Int]) -> [RowFigures] { [] }

    /// Which clusters to double: each in turn.
    func doubled(_ count: Int) -> [Int] { Array(0..<clusterCount) + (0..<count).map { $0 % max(1, clusterCount) } }
}
