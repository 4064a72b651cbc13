import Tables
import Testing

@Suite struct BitmapTests {
    static let flags = (0..<77).map { $0 % 3 == 0 || $0 % 7 == 2 }

    @Test func packingKeepsEveryFlag() {
        let bitmap = Bitmap(Self.flags)
        #expect((0..<bitmap.count).map { bitmap[$0] } == Self.flags)
    }

    @Test(arguments: [0..<77, 0..<0, 3..<3, 1..<8, 7..<9, 8..<16, 5..<70])
    func slicesSeeTheirRowsOnly(range: Range<Int>) {
        let slice = Bitmap(Self.flags)[range]
        let expected = Array(Self.flags[range])
        #expect((0..<slice.count).map { slice[$0] } == expected)
        #expect(slice.setCount == expected.count { $0 })
        #expect((0..<slice.count).map { slice.aligned[$0] } == expected)
        #expect(slice.aligned.offset == 0)
    }

    @Test func slicesOfSlicesAddUp() {
        let slice = Bitmap(Self.flags)[10..<60][3..<40]
        #expect((0..<slice.count).map { slice[$0] } == Array(Self.flags[13..<50]))
    }
}
