import Foundation
import Store
import Testing

struct WorkspaceJournalTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func theJournalSurvivesReopening() throws {
        let accepted = Date(timeIntervalSince1970: 1_700_000_000.25)
        do {
            let workspace = try Workspace(at: folder.path)
            let session = try workspace.session(named: "main")
            let z = Binding("z", kind: "matrix", payload: #"{"rows": 3}"#)
            let cell = try workspace.accept("prepare stores as z", in: session, changing: [.set(z)], at: accepted)
            try workspace.conclude(cell, as: .done, note: "3 rows")
            _ = try workspace.accept("show z", in: session)
        }
        let workspace = try Workspace(at: folder.path)
        let session = try workspace.session(named: "main")
        let cells = try workspace.cells(of: session)
        #expect(cells.map(\.text) == ["prepare stores as z", "show z"])
        #expect(cells.map(\.number) == [1, 2])
        #expect(cells.map(\.outcome) == [.done, nil])
        #expect(cells.map(\.note) == ["3 rows", nil])
        #expect(cells[0].accepted == accepted)
        #expect(try workspace.binding("z", in: session)?.payload == #"{"rows": 3}"#)
    }

    @Test func sessionsDoNotSeeEachOther() throws {
        let workspace = try Workspace(at: folder.path)
        let one = try workspace.session(named: "one")
        let two = try workspace.session(named: "two")
        #expect(try workspace.session(named: "one") == one)
        _ = try workspace.accept("a", in: one, changing: [.set(Binding("x", kind: "k", payload: "1"))])
        _ = try workspace.accept("b", in: two)
        #expect(try workspace.cells(of: one).map(\.text) == ["a"])
        #expect(try workspace.cells(of: two).map(\.number) == [1])
        #expect(try workspace.bindings(of: two).isEmpty)
        #expect(try workspace.sessionNames() == ["one", "two"])
    }

    @Test func bindingsChangeWithTheirCell() throws {
        let workspace = try Workspace(at: folder.path)
        let session = try workspace.session(named: "main")
        let first = Binding("x", kind: "dataset", payload: "1")
        let second = Binding("x", kind: "model", payload: "2")
        let other = Binding("a", kind: "dataset", payload: "3")
        let cell = try workspace.accept("x", in: session, changing: [.set(first)])
        try workspace.conclude(cell, as: .done, changing: [.set(second), .set(other)])
        #expect(try workspace.bindings(of: session) == [other, second])
        try workspace.apply([.remove("x"), .remove("unheard of")], in: session)
        #expect(try workspace.bindings(of: session) == [other])
        #expect(try workspace.binding("x", in: session) == nil)
    }

    @Test func aCellThatCannotBeWrittenBindsNothing() throws {
        let workspace = try Workspace(at: folder.path)
        let session = try workspace.session(named: "main")
        let stranger = SessionID(rawValue: 99)
        #expect(throws: StoreError.self) {
            try workspace.accept("x", in: stranger, changing: [.set(Binding("x", kind: "k", payload: ""))])
        }
        #expect(try workspace.cells(of: session).isEmpty)
        #expect(try workspace.bindings(of: stranger).isEmpty)
    }

    @Test(arguments: ["a\0b", "\u{1A}0", "\u{1A}1\0\u{1A}", "\\0", "line\r\nline\n", "", "食\0é"])
    func anyTextIsKeptWhole(text: String) throws {
        let workspace = try Workspace(at: folder.path)
        let session = try workspace.session(named: "main")
        let cell = try workspace.accept(
            text, in: session, changing: [.set(Binding("x", kind: "k", payload: text))])
        try workspace.conclude(cell, as: .done, note: text)
        #expect(try workspace.cells(of: session).map(\.text) == [text])
        #expect(try workspace.cells(of: session).map(\.note) == [text])
        #expect(try workspace.binding("x", in: session)?.payload == text)
    }
}
