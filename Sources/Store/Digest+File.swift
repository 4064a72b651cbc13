import Glibc

extension Digest {
    /// The hash of a file in hexadecimal, and its size in bytes.
    public static func ofFile(at path: String) throws(StoreError) -> (sha256: String, bytes: Int) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Disk.failure("open", path) }
        defer { close(descriptor) }
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 64)
        defer { buffer.deallocate() }
        var digest = Digest()
        var bytes = 0
        while true {
            let count = read(descriptor, buffer.baseAddress, buffer.count)
            guard count != 0 else { break }
            guard count > 0 || errno == EINTR else { throw Disk.failure("read", path) }
            digest.update(UnsafeRawBufferPointer(rebasing: buffer[..<max(0, count)]))
            bytes += max(0, count)
        }
        return (digest.finish(), bytes)
    }
}
