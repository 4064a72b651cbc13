import Foundation

/// A fitted chain and the model found at its end: all that is needed to place a row given in original columns.
public struct TrainedModel: Sendable {
    public let chain: FittedChain
    public let model: any ClusterModel

    public init(chain: FittedChain, model: any ClusterModel) {
        self.chain = chain
        self.model = model
    }

    /// Prepares rows as the training rows were, and assigns every one of them, outliers too; further columns do not matter.
    ///
    /// - Throws: `ClusteringError.missingColumn`; `.cannotAssign` where the algorithm says nothing of rows it has not seen.
    public func assign(
        _ frame: Frame, in execution: Execution = .standard
    ) throws(ClusteringError) -> (assignments: [Assignment], prepared: Prepared) {
        let prepared = try chain.apply(to: frame, in: execution.part(from: 0, to: 0.5))
        let part = execution.part(from: 0.5, to: 1)
        return (try model.assign(prepared.frame.points(for: model), in: part), prepared)
    }

    /// Where the clusters lie, in original columns and units, one a row, as far as the steps can be undone; `nil` where
    /// they lie nowhere in particular.
    public func locationsInOriginalUnits() throws(ClusteringError) -> Frame? {
        guard let locations = model.locations else { return nil }
        let ids = (1...max(1, model.clusterCount)).prefix(model.clusterCount).map(String.init)
        return try chain.invert(Frame(checkedIDs: ids, columns: model.columns, values: locations, categories: []))
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

extension TrainedModel: Hashable {
    public static func == (left: Self, right: Self) -> Bool {
        left.chain == right.chain && left.model.isEqual(to: right.model)
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(chain)
        hasher.combine(model)
    }
}

extension TrainedModel: Codable {
    private enum CodingKeys: CodingKey { case chain, model }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        chain = try container.decode(FittedChain.self, forKey: .chain)
        model = try container.decode(SavedModel.self, forKey: .model).model
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(chain, forKey: .chain)
        try container.encode(SavedModel(model), forKey: .model)
    }
}
