import Testing

@testable import SVG

struct AttributeValueTests {
    @Test(arguments: [
        (0, "0"), (-0.0, "0"), (-0.0004, "0"), (1, "1"), (1.5, "1.5"), (1.0005, "1.001"), (-2.25, "-2.25"), (0.05, "0.05"),
        (0.001, "0.001"), (123_456.7891, "123456.789"), (2.9996, "3"), (-0.1, "-0.1"), (1e17, "1e+17"),
    ])
    func numbersHaveAtMostThreeDecimals(_ number: Double, _ text: String) {
        #expect(number.attributeText == text)
    }

    @Test func aPathIsItsCommandsInOrder() {
        var path = PathData()
        #expect(path.isEmpty)
        path.move(0, 1.23456)
        path.line(2, 3)
        path.horizontal(4)
        path.vertical(-5.5)
        path.close()
        #expect(path.attributeText == "M0,1.235L2,3H4V-5.5Z")
    }
}
