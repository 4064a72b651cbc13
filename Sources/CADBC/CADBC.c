#include "CADBC.h"

// The layout is a contract with drivers compiled elsewhere: a slot lost or added must not compile.

_Static_assert(sizeof(struct ArrowSchema) == 72, "ArrowSchema");
_Static_assert(sizeof(struct ArrowArray) == 80, "ArrowArray");
_Static_assert(sizeof(struct ArrowArrayStream) == 40, "ArrowArrayStream");
_Static_assert(sizeof(struct AdbcError) == 48, "AdbcError");
_Static_assert(offsetof(struct AdbcError, private_data) == 32, "AdbcError of version 1.0");
_Static_assert(offsetof(struct AdbcDriver, error_get_detail_count) == 29 * sizeof(void *), "AdbcDriver of version 1.0");
_Static_assert(sizeof(struct AdbcDriver) == 58 * sizeof(void *), "AdbcDriver of version 1.1");
