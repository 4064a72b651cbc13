import FoundationEssentials

/// The part of an ADBC driver manifest that says which library to load.
///
/// https://arrow.apache.org/adbc/current/format/driver_manifests.html: `[Driver] shared` is a path, or a table of paths by platform;
/// `entrypoint` names the init function.
struct DriverManifest {
    let location: DriverLocation

    /// Reads a manifest line by line, which is all its shape needs; `nil` if it names no library for this platform.
    init?(_ text: String) {
        var section = ""
        var values: [String: String] = [:]
        for line in text.split(whereSeparator: \.isNewline) {
            let line = Self.trimmed(line)
            if line.hasPrefix("[") {
                section = String(line.dropFirst().prefix { $0 != "]" })
            } else if !line.hasPrefix("#"), let equals = line.firstIndex(of: "=") {
                let key = Self.trimmed(line[..<equals])
                values["\(section).\(key)"] = Self.unquoted(Self.trimmed(line[line.index(after: equals)...]))
            }
        }
        guard let library = values["Driver.shared"] ?? values["Driver.shared.\(Self.platform)"], !library.isEmpty else { return nil }
        location = DriverLocation(library: library, entrypoint: values["Driver.entrypoint"] ?? values[".entrypoint"])
    }

    init?(contentsOf path: String) {
        guard let data = FileManager.default.contents(atPath: path) else { return nil }
        self.init(String(decoding: data, as: UTF8.self))
    }

    #if arch(arm64)
        private static let platform = "linux_arm64"
    #else
        private static let platform = "linux_amd64"
    #endif

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }

    private static func unquoted(_ text: Substring) -> String {
        guard let quote = text.first, quote == "\"" || quote == "'" else { return String(trimmed(text.prefix { $0 != "#" })) }
        return String(text.dropFirst().prefix { $0 != quote })
    }
}
