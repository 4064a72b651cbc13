// Declarations of Arrow Database Connectivity 1.1 and of the Arrow C data and stream interfaces, laid out as published:
// https://arrow.apache.org/adbc/current/format/specification.html and https://arrow.apache.org/docs/format/CDataInterface.html.
// Slots nobody here calls are declared as `AdbcUnusedFunction`, which keeps their place in the table.

#ifndef CADBC_H
#define CADBC_H

#include <stddef.h>
#include <stdint.h>

// Arrow C data interface

struct ArrowSchema {
    const char *format;
    const char *name;
    const char *metadata;
    int64_t flags;
    int64_t n_children;
    struct ArrowSchema **children;
    struct ArrowSchema *dictionary;
    void (*release)(struct ArrowSchema *);
    void *private_data;
};

struct ArrowArray {
    int64_t length;
    int64_t null_count;
    int64_t offset;
    int64_t n_buffers;
    int64_t n_children;
    const void **buffers;
    struct ArrowArray **children;
    struct ArrowArray *dictionary;
    void (*release)(struct ArrowArray *);
    void *private_data;
};

struct ArrowArrayStream {
    int (*get_schema)(struct ArrowArrayStream *, struct ArrowSchema *out);
    int (*get_next)(struct ArrowArrayStream *, struct ArrowArray *out);
    const char *(*get_last_error)(struct ArrowArrayStream *);
    void (*release)(struct ArrowArrayStream *);
    void *private_data;
};

enum { ARROW_NULLABLE = 2 };

// ADBC objects

typedef uint8_t AdbcStatusCode;

enum {
    ADBC_OK = 0,
    ADBC_CANCELLED = 11,
    ADBC_VERSION_1_0 = 1000000,
    ADBC_VERSION_1_1 = 1001000,
    /// The vendor code by which a caller says that its error struct has the fields of version 1.1.
    ADBC_ERROR_HAS_PRIVATE_DATA = INT32_MIN,
};

struct AdbcDriver;

struct AdbcError {
    char *message;
    int32_t vendor_code;
    char sqlstate[5];
    void (*release)(struct AdbcError *);
    void *private_data;
    struct AdbcDriver *private_driver;
};

struct AdbcDatabase {
    void *private_data;
    struct AdbcDriver *private_driver;
};

struct AdbcConnection {
    void *private_data;
    struct AdbcDriver *private_driver;
};

struct AdbcStatement {
    void *private_data;
    struct AdbcDriver *private_driver;
};

// The driver's function table

typedef void (*AdbcUnusedFunction)(void);

struct AdbcDriver {
    void *private_data;
    void *private_manager;
    AdbcStatusCode (*release)(struct AdbcDriver *, struct AdbcError *);

    AdbcStatusCode (*database_init)(struct AdbcDatabase *, struct AdbcError *);
    AdbcStatusCode (*database_new)(struct AdbcDatabase *, struct AdbcError *);
    AdbcStatusCode (*database_set_option)(struct AdbcDatabase *, const char *key, const char *value, struct AdbcError *);
    AdbcStatusCode (*database_release)(struct AdbcDatabase *, struct AdbcError *);

    AdbcUnusedFunction connection_commit;
    AdbcUnusedFunction connection_get_info;
    AdbcUnusedFunction connection_get_objects;
    AdbcUnusedFunction connection_get_table_schema;
    AdbcUnusedFunction connection_get_table_types;
    AdbcStatusCode (*connection_init)(struct AdbcConnection *, struct AdbcDatabase *, struct AdbcError *);
    AdbcStatusCode (*connection_new)(struct AdbcConnection *, struct AdbcError *);
    AdbcStatusCode (*connection_set_option)(struct AdbcConnection *, const char *key, const char *value, struct AdbcError *);
    AdbcUnusedFunction connection_read_partition;
    AdbcStatusCode (*connection_release)(struct AdbcConnection *, struct AdbcError *);
    AdbcUnusedFunction connection_rollback;

    AdbcStatusCode (*statement_bind)(struct AdbcStatement *, struct ArrowArray *, struct ArrowSchema *, struct AdbcError *);
    AdbcUnusedFunction statement_bind_stream;
    AdbcStatusCode (*statement_execute_query)(struct AdbcStatement *, struct ArrowArrayStream *, int64_t *rows_affected,
                                              struct AdbcError *);
    AdbcUnusedFunction statement_execute_partitions;
    AdbcUnusedFunction statement_get_parameter_schema;
    AdbcStatusCode (*statement_new)(struct AdbcConnection *, struct AdbcStatement *, struct AdbcError *);
    AdbcStatusCode (*statement_prepare)(struct AdbcStatement *, struct AdbcError *);
    AdbcStatusCode (*statement_release)(struct AdbcStatement *, struct AdbcError *);
    AdbcStatusCode (*statement_set_option)(struct AdbcStatement *, const char *key, const char *value, struct AdbcError *);
    AdbcStatusCode (*statement_set_sql_query)(struct AdbcStatement *, const char *sql, struct AdbcError *);
    AdbcUnusedFunction statement_set_substrait_plan;

    // Version 1.1 begins here.
    AdbcUnusedFunction error_get_detail_count;
    AdbcUnusedFunction error_get_detail;
    const struct AdbcError *(*error_from_array_stream)(struct ArrowArrayStream *, AdbcStatusCode *status);

    AdbcUnusedFunction database_get_option;
    AdbcUnusedFunction database_get_option_bytes;
    AdbcUnusedFunction database_get_option_double;
    AdbcUnusedFunction database_get_option_int;
    AdbcUnusedFunction database_set_option_bytes;
    AdbcUnusedFunction database_set_option_double;
    AdbcUnusedFunction database_set_option_int;

    AdbcStatusCode (*connection_cancel)(struct AdbcConnection *, struct AdbcError *);
    AdbcUnusedFunction connection_get_option;
    AdbcUnusedFunction connection_get_option_bytes;
    AdbcUnusedFunction connection_get_option_double;
    AdbcUnusedFunction connection_get_option_int;
    AdbcUnusedFunction connection_get_statistics;
    AdbcUnusedFunction connection_get_statistic_names;
    AdbcUnusedFunction connection_set_option_bytes;
    AdbcUnusedFunction connection_set_option_double;
    AdbcUnusedFunction connection_set_option_int;

    AdbcStatusCode (*statement_cancel)(struct AdbcStatement *, struct AdbcError *);
    AdbcUnusedFunction statement_execute_schema;
    AdbcUnusedFunction statement_get_option;
    AdbcUnusedFunction statement_get_option_bytes;
    AdbcUnusedFunction statement_get_option_double;
    AdbcUnusedFunction statement_get_option_int;
    AdbcUnusedFunction statement_set_option_bytes;
    AdbcUnusedFunction statement_set_option_double;
    AdbcUnusedFunction statement_set_option_int;
};

/// What a driver library exports to fill its function table.
typedef AdbcStatusCode (*AdbcDriverInitFunction)(int version, void *driver, struct AdbcError *);

#endif
