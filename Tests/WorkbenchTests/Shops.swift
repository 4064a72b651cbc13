@testable import Workbench

/// A desk with two groups of shops far apart, one shop far from both, and a gap in the column of sizes.
struct Shops {
    let folder: TemporaryFolder
    let desk: Desk

    init() throws {
        folder = try TemporaryFolder()
        var lines = ["shop,north,size,visits,region"]
        for row in 0..<20 {
            let far = row >= 10
            let size = row == 3 ? "" : "\(far ? 90 + row : 10 + row)"
            let north = far ? 5.0 + Double(row % 3) / 10 : 1.0 + Double(row % 4) / 10
            lines.append("00\(row + 10),\(north),\(size),\(row + 1),\(far ? "east" : "west")")
        }
        lines.append("0099,400,9000,1,east")
        try folder.write(lines.map { $0 + "\n" }.joined(), to: "shops.csv")
        desk = try Desk(in: folder)
    }

    /// Loads them as `shops` and runs statements.
    func load(_ statements: String...) async throws {
        try await desk.run("load shops \"\(folder.path(of: "shops.csv"))\"")
        for statement in statements { try await desk.run(statement) }
    }
}
