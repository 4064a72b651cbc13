import Assets
import Foundation
import Store

extension Materialisation {
    static func sample(
        _ slice: AssetSlice, version: Version = "v1", files: [StoredFile] = [], run: RunID? = nil
    ) -> Self {
        Self(
            slice, version: version, contentHash: ContentHash(of: files), codeVersion: "1",
            parameters: ["seed": "42"], files: files, rows: 3, columns: 2, run: run,
            started: Date(timeIntervalSince1970: 1_700_000_000.123), seconds: 0.25)
    }
}

extension Version: ExpressibleByStringLiteral {
    public init(stringLiteral text: String) { self.init(text) }
}
