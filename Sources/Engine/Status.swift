import CADBC

/// Calls into a driver, and throws what the driver says when it does not succeed.
///
/// The error the driver allocates is read and released here and nowhere else.
func check(
    sql: String = "", _ call: (UnsafeMutablePointer<AdbcError>) -> AdbcStatusCode
) throws(EngineError) {
    var error = AdbcError()
    error.vendor_code = Int32(ADBC_ERROR_HAS_PRIVATE_DATA)
    let status = call(&error)
    defer { error.release?(&error) }
    guard Int32(status) != ADBC_OK else { return }
    throw EngineError(error, status: status, sql: sql)
}

extension EngineError {
    /// Words a driver's error without touching who owns it.
    init(_ error: AdbcError, status: AdbcStatusCode, sql: String) {
        if Int32(status) == ADBC_CANCELLED {
            self = .cancelled(sql: sql)
            return
        }
        let state = withUnsafeBytes(of: error.sqlstate) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
        self = .failed(
            message: error.message.map { String(cString: $0) } ?? "status \(status) without a message",
            sql: sql,
            sqlState: state.isEmpty ? nil : state,
            vendorCode: error.vendor_code == Int32(ADBC_ERROR_HAS_PRIVATE_DATA) || error.vendor_code == 0 ? nil : error.vendor_code)
    }
}

/// A function of the driver's table, or the error that names the one missing.
func offered<Function>(_ function: Function?, _ name: String) throws(EngineError) -> Function {
    guard let function else { throw .notOffered(function: name) }
    return function
}
