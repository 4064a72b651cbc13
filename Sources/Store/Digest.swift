import CCrypto

/// SHA-256 of bytes that arrive piece by piece.
///
///     var digest = Digest()
///     digest.update("abc".utf8)
///     digest.finish()  // ba7816bf…f20015ad
///
/// Defined in FIPS 180-4; computed by OpenSSL.
public struct Digest: ~Copyable {
    private let context: OpaquePointer

    public init() {
        guard let context = EVP_MD_CTX_new(), EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1 else {
            preconditionFailure("OpenSSL has no SHA-256 or no memory")
        }
        self.context = context
    }

    deinit { EVP_MD_CTX_free(context) }

    public mutating func update(_ bytes: UnsafeRawBufferPointer) {
        EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
    }

    public mutating func update(_ bytes: some Collection<UInt8>) {
        let isDone: Void? = bytes.withContiguousStorageIfAvailable { update(UnsafeRawBufferPointer($0)) }
        if isDone == nil { Array(bytes).withUnsafeBytes { update($0) } }
    }

    /// The hash as 64 lower-case hexadecimal digits.
    public consuming func finish() -> String {
        var hash = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
        var count: UInt32 = 0
        EVP_DigestFinal_ex(context, &hash, &count)
        let digits = Array("0123456789abcdef".utf8)
        let text = hash.prefix(Int(count)).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        return String(decoding: text, as: UTF8.self)
    }
}

extension Digest {
    /// The hash of `bytes` in hexadecimal.
    public static func hexadecimal(of bytes: some Collection<UInt8>) -> String {
        var digest = Digest()
        digest.update(bytes)
        return digest.finish()
    }
}
