import Testing

@testable import Vocabulary

struct NumberTextTests {
    @Test(arguments: [
        (1_464_471, 0, "1,464,471"), (0.5, 0, "1"), (-0.4, 0, "0"), (1234.25, 1, "1,234.3"), (0.125, 2, "0.13"), (-1234.5, 1, "-1,234.5"),
        (999.996, 2, "1,000.00"), (12, 3, "12.000"), (1e20, 2, "1e+20"),
    ] as [(Double, Int, String)])
    func numbersAreRoundedAndGrouped(_ number: Double, _ digits: Int, _ text: String) {
        #expect(number.grouped(digits: digits) == text)
    }

    @Test(arguments: [(0, "0"), (999, "999"), (1000, "1,000"), (-1_234_567, "-1,234,567"), (Int.min, "-9,223,372,036,854,775,808")])
    func wholeNumbersAreGrouped(_ number: Int, _ text: String) {
        #expect(number.grouped == text)
    }

    @Test func countsAgreeWithTheirNoun() {
        #expect(0.counted("row") == "0 rows")
        #expect(1.counted("row") == "1 row")
        #expect(2000.counted("category", "categories") == "2,000 categories")
    }

    @Test func figuresSayWhenTheyAreUndefined() {
        #expect(Figure("silhouette", nil).text == "undefined")
        #expect(Figure("silhouette", 0.51236).text == "0.5124")
        #expect(Figure("rows", 12_345).text == "12,345")
    }
}
