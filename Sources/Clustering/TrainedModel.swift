import Foundation

/// A fitted chain and the centres found at its end: all that is needed to place a row given in original columns.
public struct TrainedModel: Sendable, Hashable, Codable {
    public let chain: FittedChain
    public let model: ClusterModel

    public init(chain: FittedChain, model: ClusterModel) {
        self.chain = chain
        self.model = model
    }

    /// Prepares rows as the training rows were, and assigns every one of them, outliers too.
    ///
    /// - Throws: `ClusteringError.missingColumn`.
    public func assign(
        _ frame: Frame, in execution: Execution = .standard
    ) throws(ClusteringError) -> (assignments: [Assignment], prepared: Prepared) {
        let prepared = try chain.apply(to: frame)
        return (try model.assign(try prepared.frame.points(), in: execution), prepared)
    }

    /// The centres in original columns and units, one a row, as far as the steps can be undone.
    public func centresInOriginalUnits() throws(ClusteringError) -> Frame {
        let ids = (1...max(1, model.clusterCount)).prefix(model.clusterCount).map(String.init)
        return try chain.invert(Frame(checkedIDs: ids, columns: model.columns, values: model.centres, categories: []))
    }

    /// The model as JSON with sorted keys, every number written so that it reads back to the same bits.
    public func json() throws(ClusteringError) -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        do {
            return try encoder.encode(self)
        } catch {
            throw .unreadableModel("\(error)")
        }
    }

    /// - Throws: `ClusteringError.unreadableModel`, or `.unknownName` for a step this version does not know.
    public init(json: Data) throws(ClusteringError) {
        do {
            self = try JSONDecoder().decode(Self.self, from: json)
        } catch let error as ClusteringError {
            throw error
        } catch {
            throw .unreadableModel("\(error)")
        }
    }
}
