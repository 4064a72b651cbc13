import Assets

extension ContentHash {
    /// The hash of a content that is at hand as bytes.
    public init(of bytes: some Collection<UInt8>) {
        self.init(Digest.hexadecimal(of: bytes))
    }

    /// The hash of a result that is all in its files: their names and contents, in the order of the names.
    public init(of files: [StoredFile]) {
        var bytes = CanonicalBytes()
        bytes.append(files.sorted { $0.name < $1.name }) { bytes, file in
            bytes.append(file.name)
            bytes.append(file.sha256)
        }
        self.init(of: bytes.bytes)
    }
}
