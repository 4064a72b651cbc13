import Testing
import Vocabulary

@testable import Language

@Suite struct ParserTests {
}
