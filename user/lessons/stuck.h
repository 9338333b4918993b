/* SPDX-License-Identifier: MIT */
/*
 * For lessons that hang, as their notes do: the part that hangs runs in a child process, and the lesson looks.
 *
 *     struct stuck s;
 *     stuck_run(&s, talk, NULL, SECONDS(1));      a child runs talk(NULL); a second later it has ended, or hangs
 *     if (s.hangs) ... stuck_says(&s, "a thread waits for itself") ...
 *     stuck_end(&s);                              whoever hangs is killed
 *
 * What hangs is known to Heddle's kernel, which tells who waits for what on stderr and in /proc/deadlocks.  Linux
 * tells nobody: there `report` is empty.
 */
#pragma once

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <conc/process.h>

struct stuck {
    struct process *process;
    bool hangs;
    int code;                   /* how it ended, if it did */
    char report[8192];          /* the kernel's last one */
};

static inline void
stuck_look(struct stuck *s)
{
    int fd = open("/proc/deadlocks", O_RDONLY);
    ssize_t n = fd < 0 ? 0 : read(fd, s->report, sizeof s->report - 1);
    s->report[n < 0 ? 0 : n] = '\0';
    if (fd >= 0) {
        close(fd);
    }
}

static inline void
stuck_begin(struct stuck *s, int (*target)(void *), void *arg)
{
    *s = (struct stuck){ .process = process_new(target, arg) };
    process_start(s->process);
}

/* Wait for the end of the child as long as that, and look. */
static inline void
stuck_wait(struct stuck *s, int64_t timeout)
{
    s->hangs = process_join_timeout(s->process, timeout) < 0;
    stuck_look(s);
}

static inline void
stuck_run(struct stuck *s, int (*target)(void *), void *arg, int64_t timeout)
{
    stuck_begin(s, target, arg);
    stuck_wait(s, timeout);
}

/* The report is about this child and has these words. */
static inline bool
stuck_says(const struct stuck *s, const char *words)
{
    char about[32];
    snprintf(about, sizeof about, "process %d", (int)process_pid(s->process));
    return strstr(s->report, about) && strstr(s->report, words);
}

/* How many lines of the report have both. */
static inline long
stuck_count(const struct stuck *s, const char *one, const char *other)
{
    char text[sizeof s->report], *rest = text, *line;
    long n = 0;
    strcpy(text, s->report);
    while ((line = strsep(&rest, "\n")) != NULL) {
        n += strstr(line, one) && strstr(line, other);
    }
    return n;
}

static inline void
stuck_end(struct stuck *s)
{
    if (s->hangs) {
        process_kill(s->process);
        process_join(s->process);
    }
    process_exitcode(s->process, &s->code);
    process_free(s->process);
}
