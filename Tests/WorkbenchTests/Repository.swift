import Foundation

/// Where the things of the package lie.
enum Repository {
    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    static let configurations = root + "/configs"
}
