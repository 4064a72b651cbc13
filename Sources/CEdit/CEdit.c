#include "Reading.h"

#include <stdio.h>
#include <unistd.h>

EditLine *cedit_open(const char *program) {
    EditLine *editor = el_init(program, stdin, isatty(STDOUT_FILENO) ? stdout : stderr, stderr);
    if (editor) { el_set(editor, EL_GETCFN, cedit_read_key); }
    return editor;
}

int cedit_set_prompt(EditLine *editor, cedit_prompt prompt, char escape) {
    return el_set(editor, EL_PROMPT_ESC, prompt, escape);
}

int cedit_set_editor(EditLine *editor, const char *name) {
    return el_set(editor, EL_EDITOR, name);
}

int cedit_set_history(EditLine *editor, History *entries) {
    return el_set(editor, EL_HIST, history, entries);
}

int cedit_set_client(EditLine *editor, void *client) {
    return el_set(editor, EL_CLIENTDATA, client);
}

void *cedit_client(EditLine *editor) {
    void *client = NULL;
    el_get(editor, EL_CLIENTDATA, &client);
    return client;
}

int cedit_add_function(EditLine *editor, const char *name, const char *purpose, cedit_function function) {
    return el_set(editor, EL_ADDFN, name, purpose, function);
}

int cedit_bind(EditLine *editor, const char *key, const char *command) {
    return el_set(editor, EL_BIND, key, command, NULL);
}

int cedit_set_terminal(EditLine *editor, const char *setting) {
    return el_set(editor, EL_SETTY, "-d", setting, NULL);
}

void cedit_print(EditLine *editor, const char *text) {
    FILE *stream = NULL;
    if (el_get(editor, EL_GETFP, 1, &stream) != 0 || stream == NULL) return;
    fputs(text, stream);
    fflush(stream);
}

int cedit_history_set_size(History *entries, int size) {
    HistEvent event;
    return history(entries, &event, H_SETSIZE, size);
}

int cedit_history_set_unique(History *entries, int unique) {
    HistEvent event;
    return history(entries, &event, H_SETUNIQUE, unique);
}

int cedit_history_enter(History *entries, const char *entry) {
    HistEvent event;
    return history(entries, &event, H_ENTER, entry);
}
