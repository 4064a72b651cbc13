import Testing

@testable import Vocabulary

struct DescribedTests {
    private struct Kettle: Described {
        enum Lid: String, Choice { case closed, open }

        static let card = Card(name: "kettle", summary: "Boils water.")
        static let parameters: [Parameter<Self>] = [
            .operand("WATER", \.water, "Which water."),
            .option("degrees", \.degrees, "How hot.", in: .between(0, 100), unit: "°C"),
            .option("cups", \.cups, "How many at a time.", in: .atLeast(1)),
            .option("lid", \.lid, "The lid."),
        ]
        var water = "tap"
        var degrees = 100
        var cups = [1]
        var lid = Lid.closed
    }

    private func refusal(_ name: String, _ value: Value) -> ParameterError? {
        var kettle = Kettle()
        do throws(ParameterError) {
            try kettle.set(name, to: value)
            return nil
        } catch {
            return error
        }
    }

    @Test func setsWhatItNames() throws {
        var kettle = Kettle()
        try kettle.set("degrees", to: .integer(80))
        try kettle.set("lid", to: .text("open"))
        try kettle.set("WATER", to: .text("rain"))
        #expect(kettle.settings.map(\.value) == [.text("rain"), .integer(80), .list([.integer(1)]), .text("open")])
        #expect(kettle.settings.map(\.name) == Kettle.signature.map(\.name))
    }

    @Test func refusesWhatItDoesNotHave() {
        #expect(refusal("degree", .integer(1)) == .unknown("degree", of: "kettle", known: ["degrees", "cups", "lid"]))
        #expect(refusal("lid", .text("opn")) == .wrongKind("lid", given: "opn", expected: "one of closed, open", choices: ["closed", "open"]))
        #expect(refusal("degrees", .integer(101)) == .outOfRange("degrees", given: "101", legal: "from 0 to 100"))
        #expect(refusal("cups", .list([.integer(2), .integer(0)])) == .outOfRange("cups", given: "0", legal: "at least 1"))
    }

    @Test func aRefusedValueChangesNothing() {
        var kettle = Kettle()
        #expect(throws: ParameterError.self) { try kettle.set("degrees", to: .integer(101)) }
        #expect(kettle.degrees == 100)
    }

    @Test func errorsSayRuleValueAndNearestName() throws {
        let unknown = try #require(refusal("degree", .integer(1))).diagnostic
        #expect(unknown.code == .unknownParameter && unknown.given == "degree" && unknown.nearest == ["degrees"] && unknown.next == "help kettle")
        let wrong = try #require(refusal("lid", .text("opn"))).diagnostic
        #expect(wrong.code == .wrongKind && wrong.nearest == ["open"])
        let outside = try #require(refusal("degrees", .integer(-1))).diagnostic
        #expect(outside.code == .outOfRange && outside.message == "degrees must be from 0 to 100" && outside.given == "-1")
        #expect(ParameterError.missing("FILE", of: "load", expected: "text").diagnostic.code == .missingOperand)
        #expect(ParameterError.surplus("c", of: "load").diagnostic.code == .surplusOperand)
    }

    @Test func onlyPlainOperandsMustBeGiven() {
        struct Every: Described {
            static let card = Card(name: "every", summary: "Has a parameter of every role.")
            static let parameters: [Parameter<Self>] = [
                .operand("WORD", \.word, "Must be there."), .operand("MAYBE", \.maybe, "May be left out."),
                .operand("MORE", \.more, "May be empty."), .operand("TAIL", \.tail, "May be empty."),
                .option("setting", \.word, "Has a default."), .name(\.maybe, "A name."), .file(\.maybe, "A file."),
            ]
            var word = ""
            var maybe: String?
            var more: [String] = []
            var tail = Tail()
        }
        #expect(Every.signature.filter { !$0.isOptional }.map(\.name) == ["WORD"])
        #expect(Every.signature.map(\.name).suffix(2) == ["as", ">"])
    }
}
