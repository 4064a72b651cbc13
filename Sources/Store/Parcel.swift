import Assets

/// The files of one slice, to be stored together with those of others.
public struct Parcel {
    public let slice: AssetSlice
    public let version: Version
    public let artifacts: [Artifact]

    public init(_ artifacts: [Artifact], of slice: AssetSlice, version: Version) {
        self.slice = slice
        self.version = version
        self.artifacts = artifacts
    }
}
