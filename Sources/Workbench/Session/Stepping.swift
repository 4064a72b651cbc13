import Assets

/// A job that is gone through asset by asset.
struct Stepping: Sendable, Hashable, Codable {
    let job: String
    let assets: [AssetKey]
    /// How many of the assets have been made.
    var position = 0

    var next: AssetKey? { position < assets.count ? assets[position] : nil }
}
