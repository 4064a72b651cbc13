import Assets

/// A file on its way into the workspace: written under a hidden name, given its own once it is safe on the disk.
struct Draft {
    let slice: AssetSlice
    let version: Version
    let name: String
    /// The folder it lies in, from the workspace folder on.
    let folder: String
    /// Its hidden name, which ends as the artifact's so that an engine can tell the format.
    let hiddenName: String

    init(_ artifact: Artifact, of parcel: Parcel) {
        slice = parcel.slice
        version = parcel.version
        name = artifact.name
        folder = "assets/" + parcel.slice.asset.name.asFileName.prefix(60)
        let number = UInt64.random(in: .min ... .max)
        hiddenName = ".draft-" + String(number, radix: 36) + "-" + artifact.name.asFileName.suffix(60)
    }

    var hiddenPath: String { "\(folder)/\(hiddenName)" }

    /// Reads what was written.
    func sealed(in root: String) throws(StoreError) -> StoredFile {
        let (sha256, bytes) = try Digest.ofFile(at: "\(root)/\(hiddenPath)")
        return StoredFile(name: name, path: "\(folder)/\(fileName(sha256))", bytes: bytes, sha256: sha256)
    }

    /// Version and content make the name unique, the partition makes it readable.
    private func fileName(_ sha256: String) -> String {
        let parts: [Substring] = [
            version.text.asFileName.prefix(16), slice.partition?.asFileName.prefix(60) ?? "", sha256.prefix(16),
            name.asFileName.suffix(60),
        ]
        return parts.filter { !$0.isEmpty }.joined(separator: "-")
    }
}

extension String {
    /// The text with all but ASCII letters, digits, `_` and `.` turned into hyphens, and no dot in front.
    ///
    /// Different texts may give one name; the version and the content in a file's name tell the files apart.
    fileprivate var asFileName: String {
        let kept = unicodeScalars.map { scalar in
            let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
            return isPlain || scalar == "_" || scalar == "." ? Character(scalar) : "-"
        }
        return String(kept).hasPrefix(".") ? "-" + String(kept.dropFirst()) : String(kept)
    }
}
