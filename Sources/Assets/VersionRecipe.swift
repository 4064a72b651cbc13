/// All that decides a result: which slice it is, the code that makes it, the parameters that code reads and its inputs.
public struct VersionRecipe: Sendable, Hashable {
    public let slice: AssetSlice
    public let codeVersion: String
    /// The canonical text of every parameter read, by name.
    public let parameters: [String: String]
    /// What every input held, by slice.
    public let inputs: [AssetSlice: ContentHash]

    public init(
        _ slice: AssetSlice, codeVersion: String, parameters: [String: String] = [:],
        inputs: [AssetSlice: ContentHash] = [:]
    ) {
        self.slice = slice
        self.codeVersion = codeVersion
        self.parameters = parameters
        self.inputs = inputs
    }

    /// The recipe as bytes, in which different recipes always differ.
    ///
    /// Names are taken byte by byte: an `é` written as one character and one written as two make different versions.
    public var encoding: [UInt8] {
        var bytes = CanonicalBytes()
        bytes.append("clustering version 1")
        bytes.append(slice)
        bytes.append(codeVersion)
        bytes.append(parameters.sorted { $0.key < $1.key }) { bytes, parameter in
            bytes.append(parameter.key)
            bytes.append(parameter.value)
        }
        bytes.append(inputs.sorted { $0.key < $1.key }) { bytes, input in
            bytes.append(input.key)
            bytes.append(input.value.text)
        }
        return bytes.bytes
    }
}

extension CanonicalBytes {
    fileprivate mutating func append(_ slice: AssetSlice) {
        append(slice.asset.name)
        append(slice.partition)
    }
}
