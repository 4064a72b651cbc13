import Assets
import Testing
import Vocabulary

struct AssetSliceTests {
    @Test func textReadsAsItIsTyped() {
        #expect(AssetSlice("sales").text == "sales")
        #expect(AssetSlice("sales", partition: "PET \"FOOD\"").text == #"sales["PET \"FOOD\""]"#)
    }

    @Test func referencesGoBothWays() {
        let slice = AssetSlice("sales", partition: "A/B")
        #expect(AssetSlice(slice.reference) == slice)
    }

    @Test func theWholeComesBeforeItsPartitions() {
        let sorted = [
            AssetSlice("a"), AssetSlice("a", partition: ""), AssetSlice("a", partition: "x"), AssetSlice("b"),
        ]
        #expect(sorted.reversed().sorted() == sorted)
        #expect(!(AssetSlice("a") < AssetSlice("a")))
    }
}
