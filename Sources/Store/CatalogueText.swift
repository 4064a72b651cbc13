import GRDB

/// A text as a column holds it.
///
/// SQLite's text ends at the first zero character, which would make one partition of `a\0b` and `a\0c`. A zero is
/// written as a substitute character and a digit; any text without either character is kept as it stands.
struct CatalogueText: DatabaseValueConvertible {
    let text: String

    init(_ text: String) { self.text = text }

    var databaseValue: DatabaseValue {
        text.replacing("\u{1A}", with: "\u{1A}1").replacing("\0", with: "\u{1A}0").databaseValue
    }

    static func fromDatabaseValue(_ value: DatabaseValue) -> Self? {
        String.fromDatabaseValue(value).map {
            Self($0.replacing("\u{1A}0", with: "\0").replacing("\u{1A}1", with: "\u{1A}"))
        }
    }
}

extension String {
    var forCatalogue: CatalogueText { CatalogueText(self) }
}
