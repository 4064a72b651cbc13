import Engine
import FoundationEssentials
import Testing

@Suite struct ForeignByteTests {
    private func found(_ bytes: [UInt8], _ encoding: TextReading.Encoding = .utf8) throws -> ForeignByte? {
        try withFolder { folder in
            let path = "\(folder)/bytes.csv"
            try Data(bytes).write(to: URL(filePath: path))
            return ForeignByte(inFile: path, readAs: encoding)
        }
    }

    @Test(arguments: ["", "a,b\n1,2\n", "Größe 店 🙂\u{7FF}\u{800}\u{FFFF}\u{10000}\u{10FFFF}", "\u{FEFF}id\n", "12345678é2345678"])
    func whatIsUTF8HasNone(_ text: String) throws {
        #expect(try found(Array(text.utf8)) == nil)
    }

    /// Over-long forms, halves of pairs, what is beyond Unicode, and characters that are cut off.
    @Test(arguments: [
        [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x9F, 0xBF], [0xED, 0xA0, 0x80], [0xF0, 0x8F, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80],
        [0xF5, 0x80, 0x80, 0x80], [0xFF], [0x80], [0xC3], [0xE2, 0x82], [0xF0, 0x9F, 0x99], [0xE2, 0x28, 0xA1],
    ] as [[UInt8]])
    func whatIsNotUTF8IsFoundWithItsLine(_ wrong: [UInt8]) throws {
        for lead in ["", "a\nbc", "0123456789\n\n01234567é"] {
            let byte = try #require(try found(Array(lead.utf8) + wrong))
            #expect(byte.byte == wrong[0] && byte.line == lead.filter { $0 == "\n" }.count + 1)
            #expect(byte.before == lead.split(separator: "\n", omittingEmptySubsequences: false).last.map(String.init))
            // What follows does not matter.
            #expect(try found(Array(lead.utf8) + wrong + [10, 10]) == byte)
        }
    }

    @Test func theSwiftLibraryAgrees() throws {
        var random = CongruentialGenerator(state: 1)
        for _ in 0..<300 {
            let bytes = (0..<24).map { _ in [0x41, 0x80, 0xA0, 0xC3, 0xE2, 0xED, 0xF0, 0xF4, 0x9F, 0x0A].randomElement(using: &random) ?? 0 as UInt8 }
            #expect(try (found(bytes) == nil) == (String(validating: bytes, as: UTF8.self) != nil), "\(bytes)")
        }
    }

    @Test func latin1HasNoControlCharactersAboveASCII() throws {
        let byte = try #require(try found([0x41, 0xE9, 10, 0xE9, 0x85], .latin1))
        #expect(byte.byte == 0x85 && byte.line == 2 && byte.before == "é")
        #expect(try found([0x41, 0xE9, 0xA0, 0xFF], .latin1) == nil)
    }
}

/// Knuth, The Art of Computer Programming, volume 2, section 3.3.4, line 26.
private struct CongruentialGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state
    }
}
