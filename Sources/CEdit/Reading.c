#include "Reading.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

// libedit's own handlers redraw and take memory in the middle of whatever a signal interrupts, which now and then breaks
// both. These note what has happened, and it is attended to between two keys.

static volatile sig_atomic_t was_continued, was_resized;

/// The terminal's settings outside the editor.
static struct termios outside;

static const int caught[] = {SIGWINCH, SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
enum { caught_count = sizeof caught / sizeof caught[0] };
static struct sigaction before[caught_count];

static void note(int number) {
    if (number == SIGCONT) {
        was_continued = 1;
    } else {
        was_resized = 1;
    }
}

/// Puts the terminal back; then the signal does what it did before, and if the program goes on, the terminal is prepared again.
static void leave(int number) {
    was_continued = 1;
    int known = errno;
    tcsetattr(STDIN_FILENO, TCSANOW, &outside);
    for (int place = 0; place < caught_count; place++) {
        if (caught[place] == number) { sigaction(number, &before[place], NULL); }
    }
    raise(number);
    errno = known;
}

static void catch_signal(int place) {
    int number = caught[place];
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = number == SIGWINCH || number == SIGCONT ? note : leave;
    sigaction(number, &action, NULL);
}

static void catch_signals(void) {
    for (int place = 0; place < caught_count; place++) {
        sigaction(caught[place], NULL, &before[place]);
        // What is ignored goes on being ignored.
        if (before[place].sa_handler != SIG_IGN) { catch_signal(place); }
    }
}

static void release_signals(void) {
    for (int place = 0; place < caught_count; place++) {
        if (before[place].sa_handler != SIG_IGN) { sigaction(caught[place], &before[place], NULL); }
    }
}

static void attend(EditLine *editor) {
    if (was_resized) {
        was_resized = 0;
        el_resize(editor);
    }
    if (was_continued) {
        was_continued = 0;
        for (int place = 0; place < caught_count; place++) {
            if (before[place].sa_handler != SIG_IGN) { catch_signal(place); }
        }
        // It is not to be taken for prepared still.
        el_set(editor, EL_PREP_TERM, 0);
        el_set(editor, EL_PREP_TERM, 1);
        el_set(editor, EL_REFRESH);
    }
}

/// Whether standard input had been told not to wait, and has been told to.
static int waits_again(void) {
    int flags = errno == EAGAIN ? fcntl(STDIN_FILENO, F_GETFL) : -1;
    return flags >= 0 && (flags & O_NONBLOCK) && fcntl(STDIN_FILENO, F_SETFL, flags & ~O_NONBLOCK) == 0;
}

int cedit_read_key(EditLine *editor, wchar_t *key) {
    mbstate_t state;
    memset(&state, 0, sizeof state);
    for (;;) {
        char byte;
        attend(editor);
        ssize_t count = read(STDIN_FILENO, &byte, 1);
        if (count < 0 && (errno == EINTR || waits_again())) { continue; }
        if (count <= 0) { return (int)count; }
        int is_within = !mbsinit(&state);
        size_t length = mbrtowc(key, &byte, 1, &state);
        if (length == (size_t)-1) {
            // Bytes that are no character are passed over, but not the one that shows it.
            memset(&state, 0, sizeof state);
            if (is_within) { length = mbrtowc(key, &byte, 1, &state); }
            if (length == (size_t)-1) { memset(&state, 0, sizeof state); }
        }
        if (length == 0 || length == 1) {
            attend(editor);
            return 1;
        }
    }
}

const char *cedit_read_line(EditLine *editor, int *count) {
    tcgetattr(STDIN_FILENO, &outside);
    catch_signals();
    // The size may have changed while nobody looked.
    was_resized = 1;
    attend(editor);
    // libedit shows the prompt before it prepares the terminal; a key pressed in between would act as outside the editor.
    el_set(editor, EL_PREP_TERM, 1);
    const char *line = el_gets(editor, count);
    release_signals();
    return line;
}
