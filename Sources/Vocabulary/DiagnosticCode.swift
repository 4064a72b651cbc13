/// The stable name of a kind of error; scripts and tests may rely on it.
///
/// E1 is the language, E2 values and names, E3 data and files, E4 configuration, E5 the engine, E6 assets and the store, E7 numbers.
public enum DiagnosticCode: String, Sendable, CaseIterable {
    case unexpectedCharacter = "E101"
    case unclosed = "E102"
    case unexpectedWord = "E103"
    case unknownVerb = "E104"
    case ambiguousVerb = "E105"

    case unknownParameter = "E201"
    case wrongKind = "E202"
    case outOfRange = "E203"
    case missingOperand = "E204"
    case surplusOperand = "E205"
    case unknownName = "E206"
    case unknownAsset = "E207"
    case unknownJob = "E208"
    case unknownPartition = "E209"
    case unknownEnvironment = "E210"
    case nameTaken = "E211"

    case missingFile = "E301"
    case missingColumn = "E302"
    case emptyData = "E303"
    case tooManyBadRows = "E304"
    case unreadable = "E305"
    case unwritable = "E306"
    case wrongColumnType = "E307"
    case badScript = "E308"

    case malformedConfiguration = "E401"
    case unknownKey = "E402"
    case unsetVariable = "E403"
    case badSetting = "E404"

    case noDriver = "E501"
    case engineRefused = "E502"
    case cancelled = "E503"

    case missingInputs = "E601"
    case damagedStore = "E602"
    case sourceChanged = "E603"
    case nothingOpen = "E604"

    case tooFewRows = "E701"
    case notFinite = "E702"
    case undefinedResult = "E703"
    case tooMuchMemory = "E704"
    case infeasible = "E705"
}
