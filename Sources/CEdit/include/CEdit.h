#pragma once

// What Swift cannot call of libedit: its functions with variable arguments, and the standard streams; and reading from a
// terminal whose window may change at any time.

#include <histedit.h>

typedef const char *(*cedit_prompt)(EditLine *);
typedef unsigned char (*cedit_function)(EditLine *, int);

/// Opens an editor on the terminal of standard input. It draws on standard output, or on standard error where output goes
/// elsewhere.
EditLine *cedit_open(const char *program);

/// Gives the editor its prompt; characters between two `escape` are sent as they are and take no room.
int cedit_set_prompt(EditLine *editor, cedit_prompt prompt, char escape);
int cedit_set_editor(EditLine *editor, const char *name);
int cedit_set_history(EditLine *editor, History *history);
int cedit_set_client(EditLine *editor, void *client);
void *cedit_client(EditLine *editor);
int cedit_add_function(EditLine *editor, const char *name, const char *purpose, cedit_function function);
int cedit_bind(EditLine *editor, const char *key, const char *command);
/// Changes the terminal's settings for as long as a line is edited, in the words of stty.
int cedit_set_terminal(EditLine *editor, const char *setting);
/// Waits for a line, ended by its line end; `NULL` where there is no more input.
///
/// A new window size is taken into account before the next key. A signal that ends or stops the program puts the terminal
/// back first. The line is the editor's, until the next is read.
const char *cedit_read_line(EditLine *editor, int *count);
/// Writes to where the editor draws.
void cedit_print(EditLine *editor, const char *text);

int cedit_history_set_size(History *history, int size);
int cedit_history_set_unique(History *history, int unique);
int cedit_history_enter(History *history, const char *entry);
