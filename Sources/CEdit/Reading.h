#pragma once

#include "CEdit.h"

#include <wchar.h>

/// Reads one character from standard input: 1, or 0 at its end, or −1.
int cedit_read_key(EditLine *editor, wchar_t *key);
