// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "clustering",
    products: [
        .executable(name: "clustering", targets: ["Entry"])
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
    ],
    targets: [
        // C declarations and shims, nothing else.
        .target(name: "CADBC", linkerSettings: [.linkedLibrary("dl")]),
        .systemLibrary(name: "CBLAS", pkgConfig: "openblas", providers: [.apt(["libopenblas-dev"])]),
        .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .target(name: "CKernels"),
        .target(name: "CEdit", linkerSettings: [.linkedLibrary("edit")]),

        // From the words everything is described in, up to the program.
        .target(name: "Vocabulary"),
        .target(name: "LinearAlgebra", dependencies: ["CBLAS", "CKernels"]),
        .target(name: "Tables"),
        .target(name: "Engine", dependencies: ["CADBC", "Tables"]),
        .target(name: "Clustering", dependencies: ["Vocabulary", "LinearAlgebra"]),
        .target(name: "Assets", dependencies: ["Vocabulary"]),
        .target(
            name: "Store",
            dependencies: [
                "Assets", "CCrypto", "Vocabulary", .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        .target(name: "SVG"),
        .target(name: "Charts", dependencies: ["SVG", "Vocabulary"]),
        .target(name: "Language", dependencies: ["Vocabulary"]),
        .target(
            name: "Workbench",
            dependencies: [
                "Assets", "Charts", "Clustering", "Engine", "Language", "LinearAlgebra", "Store", "SVG", "Tables",
                "Vocabulary", .product(name: "Logging", package: "swift-log"), .product(name: "Yams", package: "Yams"),
            ]),
        .target(name: "Shell", dependencies: ["Assets", "CEdit", "Language", "Tables", "Vocabulary", "Workbench"]),
        .executableTarget(
            name: "Entry",
            dependencies: [
                "Shell", "Vocabulary", "Workbench", .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
            ]),

        // What tests drive through a pseudo-terminal.
        .executableTarget(name: "LineEditorProbe", dependencies: ["Shell"], path: "Tests/LineEditorProbe"),

        // What make bench runs.
        .executableTarget(
            name: "Benchmarks", dependencies: ["Clustering", "Engine", "LinearAlgebra", "Workbench"],
            path: "Tests/Benchmarks", exclude: ["reference.py", "requirements.txt"]),

        .testTarget(name: "VocabularyTests", dependencies: ["Vocabulary"]),
        .testTarget(name: "LinearAlgebraTests", dependencies: ["LinearAlgebra"]),
        .testTarget(name: "TablesTests", dependencies: ["Tables"]),
        .testTarget(name: "EngineTests", dependencies: ["Engine", "Tables"]),
        .testTarget(name: "ClusteringTests", dependencies: ["Clustering", "LinearAlgebra", "Vocabulary"]),
        .testTarget(name: "AssetsTests", dependencies: ["Assets", "Vocabulary"]),
        .testTarget(name: "StoreTests", dependencies: ["Assets", "Store", "Vocabulary"]),
        .testTarget(name: "SVGTests", dependencies: ["SVG"]),
        .testTarget(name: "ChartsTests", dependencies: ["Charts", "SVG", "Vocabulary"], exclude: ["Golden"]),
        .testTarget(name: "LanguageTests", dependencies: ["Language", "Vocabulary"]),
        .testTarget(
            name: "WorkbenchTests",
            dependencies: [
                "Assets", "Clustering", "Engine", "Language", "LinearAlgebra", "Shell", "Store", "Tables", "Vocabulary",
                "Workbench",
            ]),
        .testTarget(name: "ShellTests", dependencies: ["Entry", "LineEditorProbe", "Shell", "Vocabulary"]),
        .testTarget(name: "ReadmeTests", dependencies: ["Entry"]),
    ]
)

for target in package.targets where target.type != .system {
    target.swiftSettings = [.swiftLanguageMode(.v6), .enableUpcomingFeature("ExistentialAny")]
}
