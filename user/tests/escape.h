/* SPDX-License-Identifier: MIT */
/*
 * Attempts to get out of /bin/sandbox. A program of three parts:
 *
 *      escape-NAME           runs itself in a sandbox; the attempt must be made, and fail
 *      escape-NAME off       the same without DEFENCE; the attempt must succeed: only then it proved something
 *      escape-NAME inside    the attempt; status 0: it got out
 *
 * ESCAPE(defence, options...) names the defence that the attempt is to defeat and what else sandbox is told.
 * An attempt that needs luck is made up to ESCAPE_TRIES times, until it succeeds.
 */
#pragma once

#include <dirent.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include "check.h"

#define SECRET "/tmp/escape-secret"     /* outside the tree, and everybody may read it */
#define WORD   "secret word\n"
#define ESCAPED 0
#ifndef ESCAPE_TRIES
#define ESCAPE_TRIES 1
#endif
#define CAUGHT  1

#define STOPPED_CPU     101
#define STOPPED_OUTPUT  102
#define STOPPED_TIME    103
#define STOPPED_SIZE    104
#define STOPPED_CALL    105

extern char *const inside_options[32];
extern const char *const defence;
/* In the sandbox; ESCAPED or CAUGHT. */
int attempt(char **arguments);

/* What a test adds: before the sandbox (the strings go to attempt), and what counts afterwards instead of status 0. */
void prepare(void);
int judge(int status);
static char *argument[4];

#define ESCAPE(name, ...) \
    const char *const defence = name; \
    char *const inside_options[32] = { __VA_ARGS__ }
#define NOTHING_TO_PREPARE void prepare(void) {}
#define ITS_STATUS_TELLS   int judge(int status) { return status == ESCAPED; }

static inline int
caught_unless(bool escaped)
{
    return escaped ? ESCAPED : CAUGHT;
}

/* Does the descriptor give the secret? */
static inline bool
reads_secret(int fd)
{
    char text[sizeof(WORD)] = "";

    return fd >= 0 && read(fd, text, sizeof(text) - 1) > 0 && strcmp(text, WORD) == 0;
}

__attribute__((noreturn)) static inline void
run_sandbox(const char *self, bool off)
{
    char *argv[64] = { "sandbox", "--cpu", "1000", "--time", "1000" }; /* on a busy host, time is no measure of what was done */
    int n = 5;

    if (off) {
        argv[n++] = "--without";
        argv[n++] = (char *)defence;
    }
    for (int i = 0; inside_options[i]; i++)
        argv[n++] = inside_options[i];
    argv[n++] = (char *)self;
    argv[n++] = "inside";
    for (int i = 0; i < 4 && argument[i]; i++)
        argv[n++] = argument[i];
    execv("/bin/sandbox", argv);
    _exit(127);
}

/* The sandbox's status; *escaped: the attempt succeeded. */
static inline int
try(const char *self, bool off, bool *escaped)
{
    int fd, status;
    pid_t child;

    fd = CHECK_OK(open(SECRET, O_WRONLY | O_CREAT | O_TRUNC, 0644));
    CHECK_EQ(write(fd, WORD, sizeof(WORD) - 1), sizeof(WORD) - 1);
    close(fd);
    prepare();
    child = fork();
    CHECK(child >= 0);
    if (child == 0)
        run_sandbox(self, off);
    status = wait_status(child);
    CHECK(WIFEXITED(status));
    status = WEXITSTATUS(status);
    if (status == 125 || status == 127) {
        dprintf(2, "the attempt was not made: sandbox ended with %d\n", status);
        exit(1);
    }
    *escaped = judge(status);
    unlink(SECRET);
    return status;
}

/* One line of output per run would hide what went wrong: sandbox says on standard error what it stopped for. */
static inline int
outside(const char *self, bool off)
{
    bool escaped = false;
    int status = 0;

    for (int i = 0; i < ESCAPE_TRIES && !escaped; i++)
        status = try(self, off, &escaped);
    if (escaped == off)
        return 0;
    dprintf(2, "%s %s, sandbox ended with %d\n", off ? "without" : "in spite of", defence, status);
    dprintf(2, off ? "the attempt failed all the same: it proves nothing\n" : "it escaped\n");
    return 1;
}

int
main(int argc, char **argv)
{
    if (argc > 1 && strcmp(argv[1], "inside") == 0)
        return attempt(argv + 2);
    SKIP_ON_LINUX();
    if (geteuid() != 0)
        skip("only root can try this");
    return outside(argv[0], argc > 1 && strcmp(argv[1], "off") == 0);
}
