import Engine
import FoundationEssentials
import Testing

@Suite struct ForeignTextTests {
    private func seen(_ bytes: [UInt8], _ encoding: TextReading.Encoding, name: String = "bytes.csv") throws -> ForeignText {
        try withFolder { folder in
            try Data(bytes).write(to: URL(filePath: "\(folder)/\(name)"))
            return ForeignText(inFile: "\(folder)/\(name)", readAs: encoding)
        }
    }

    @Test(arguments: [
        ([0x41, 0xE9], .utf8, .latin1), ([0x41, 0xE9, 10, 0x80], .utf8, .windows1252), ([0x41, 0x80], .latin1, .windows1252),
        ([0xFF, 0xFE, 0x41, 0], .utf8, .utf16), ([0xFF, 0xFE, 0x41, 0], .latin1, .utf16),
        ([0xFE, 0xFF, 0, 0x41], .utf8, .utf16BigEndian), ([0xFE, 0xFF, 0, 0x41], .utf16, .utf16BigEndian),
    ] as [([UInt8], TextReading.Encoding, ForeignText.Writing)])
    func bytesTellWhatATextIsWrittenIn(_ bytes: [UInt8], _ encoding: TextReading.Encoding, _ writing: ForeignText.Writing) throws {
        let text = try seen(bytes, encoding)
        #expect(text.writing == writing && text.isShown)
    }

    @Test(arguments: [
        ([0x41], .utf8), ([0xC3, 0xA9], .utf8), ([0xE9], .latin1), ([0xFF, 0xFE, 0x41, 0], .utf16), ([], .utf16),
    ] as [([UInt8], TextReading.Encoding)])
    func aTextInItsEncodingShowsNothing(_ bytes: [UInt8], _ encoding: TextReading.Encoding) throws {
        #expect(try !seen(bytes, encoding).isShown)
    }

    @Test func whatIsCompressedIsNotLookedInto() throws {
        let text = try seen([0x1F, 0x8B, 0xFF], .utf8, name: "bytes.csv.GZ")
        #expect(text.byte == nil && text.writing == nil && !text.isShown)
    }
}
