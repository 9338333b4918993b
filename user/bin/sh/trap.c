/* SPDX-License-Identifier: MIT */
/* Index 0 is EXIT; the others are signals. */
#include "user/bin/sh/trap.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "user/bin/sh/shell.h"
#include "user/bin/signals.h"

#define EXIT 0

static char *texts[NSIG];       /* NULL: none; "": ignored */
static volatile sig_atomic_t came[NSIG];

volatile int trap_pending;

static void
note(int signo)
{
    came[signo] = 1;
    trap_pending = signo;
}

static void
run_text(const char *text)
{
    char *copy = strdup(text);  /* it may change its own trap */
    int status = shell.status;
    enum unwind unwind = shell.unwind;

    if (copy == NULL)
        return;
    shell.unwind = UNWIND_NO;
    shell_run_text(copy);
    free(copy);
    shell.status = status;
    if (shell.unwind == UNWIND_NO)
        shell.unwind = unwind;
}

void
traps_run(void)
{
    while (trap_pending) {
        trap_pending = 0;
        for (int signo = 1; signo < NSIG; signo++)
            if (came[signo] && texts[signo] != NULL) {
                came[signo] = 0;
                run_text(texts[signo]);
            }
    }
}

int
trap_exit(int status)
{
    char *text = texts[EXIT];

    texts[EXIT] = NULL;         /* `exit` in it must not run it again */
    shell.status = status;
    if (text != NULL)
        run_text(text);
    fflush(stdout);
    return status;
}

void
traps_forget(void)
{
    for (int signo = 0; signo < NSIG; signo++) {
        if (texts[signo] == NULL || (signo != EXIT && texts[signo][0] == '\0'))
            continue;
        if (signo != EXIT)
            signal(signo, SIG_DFL);
        texts[signo] = NULL;
    }
    trap_pending = 0;
}

/* text NULL: the default again. */
static void
set_trap(int signo, const char *text)
{
    struct sigaction action = { .sa_handler = text == NULL ? SIG_DFL : *text == '\0' ? SIG_IGN : note };

    free(texts[signo]);
    texts[signo] = text != NULL ? strdup(text) : NULL;
    if (signo != EXIT)
        sigaction(signo, &action, NULL);
}

static const char *
name_of(int signo)
{
    static char number[8];

    for (size_t i = 0; i < SIGNAL_NAMES; i++)
        if (signal_names[i].number == signo)
            return signal_names[i].name;
    snprintf(number, sizeof(number), "%d", signo);
    return signo == EXIT ? "EXIT" : number;
}

int
trap_command(int argc, char **argv)
{
    const char *text = argc > 2 ? argv[1] : NULL;
    int status = 0;

    if (argc == 1)
        for (int signo = 0; signo < NSIG; signo++)
            if (texts[signo] != NULL)
                printf("trap -- '%s' %s\n", texts[signo], name_of(signo));
    if (text != NULL && strcmp(text, "-") == 0)
        text = NULL;
    for (int i = argc > 2 ? 2 : 1; i < argc; i++) {
        int signo = strcmp(argv[i], "EXIT") == 0 ? EXIT : signal_number(argv[i]);

        if (signo < 0 || signo == SIGKILL || signo == SIGSTOP) {
            shell_error("trap: no such signal, or none that can be caught: %s", argv[i]);
            status = 1;
        } else {
            set_trap(signo, text);
        }
    }
    return status;
}
