/* SPDX-License-Identifier: MIT */
/*
 * What every guest test uses. A test is one program and one claim: status 0 if it holds, 77 if it cannot be
 * tried here (the reason is printed), anything else after a line that says what was expected and what was seen.
 * The same tests run on Linux, which is the judge of what the calls should do.
 */
#pragma once

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <heddle.h>

#define STATUS_SKIP 77
#define MILLISECOND 1000000L
#define SECOND      1000000000L

/* _exit, not exit: a failing child must not print its parent's buffered output again. */
#define CHECK(condition)                                                            \
    do {                                                                            \
        if (!(condition)) {                                                         \
            dprintf(2, "%s:%d: CHECK(%s) is false\n", __FILE__, __LINE__, #condition); \
            _exit(1);                                                               \
        }                                                                           \
    } while (0)

#define CHECK_EQ(seen, wanted) check_eq((long)(seen), (long)(wanted), #seen, __FILE__, __LINE__)

/* The call returns -1 and errno is the one wanted. */
#define CHECK_ERRNO(call, wanted)                                            \
    do {                                                                      \
        long check_result = (long)(call);                                     \
        check_errno(check_result, errno, wanted, #call, __FILE__, __LINE__);  \
    } while (0)

/* The call does not return -1. */
#define CHECK_OK(call) check_ok((long)(call), #call, __FILE__, __LINE__)

static inline void
check_eq(long seen, long wanted, const char *text, const char *file, int line)
{
    if (seen == wanted)
        return;
    dprintf(2, "%s:%d: %s is %ld (%#lx), expected %ld (%#lx)\n", file, line, text, seen, (unsigned long)seen, wanted,
            (unsigned long)wanted);
    _exit(1);
}

static inline void
check_errno(long result, int error, int wanted, const char *text, const char *file, int line)
{
    if (result == -1 && error == wanted)
        return;
    if (result == -1)
        dprintf(2, "%s:%d: %s failed with %s, expected %s\n", file, line, text, strerror(error), strerror(wanted));
    else
        dprintf(2, "%s:%d: %s returned %ld, expected %s\n", file, line, text, result, strerror(wanted));
    _exit(1);
}

static inline long
check_ok(long result, const char *text, const char *file, int line)
{
    if (result != -1)
        return result;
    dprintf(2, "%s:%d: %s failed: %s\n", file, line, text, strerror(errno));
    _exit(1);
}

__attribute__((noreturn)) static inline void
skip(const char *why)
{
    printf("%s\n", why);
    exit(STATUS_SKIP);
}

/* The claim is about something that Linux does not have. */
#define SKIP_ON_LINUX()                                 \
    do {                                                \
        if (heddle_version() < 1)                       \
            skip("only Heddle has this, not Linux");    \
    } while (0)

/* Virtual time: nothing but the program itself makes the clock advance. */
static inline int
is_deterministic(void)
{
    char line[4096] = "";
    int fd = open("/proc/cmdline", O_RDONLY);

    if (fd >= 0 && read(fd, line, sizeof(line) - 1) < 0)
        line[0] = '\0';
    if (fd >= 0)
        close(fd);
    return strstr(line, "det=1") != NULL;
}

static inline long
now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * SECOND + time.tv_nsec;
}

/* Sleeps the whole time, even if signals arrive. */
static inline void
pause_for(long nanoseconds)
{
    struct timespec left = { nanoseconds / SECOND, nanoseconds % SECOND };

    while (nanosleep(&left, &left) < 0 && errno == EINTR)
        ;
}

/* Frames in use by this world, once they rest: on another CPU a process that was killed is still going, or the one
 * that started this test is giving something back. */
static inline long
frames_at_rest(void)
{
    long frames = heddle_frames();

    for (int same = 0; same < 4;) {
        long now;

        pause_for(5 * MILLISECOND);
        now = heddle_frames();
        same = now == frames ? same + 1 : 0;
        frames = now;
    }
    return frames;
}

/* Runs work in a child process; when it returns the child ends with status 0. */
static inline pid_t
start(void (*work)(void))
{
    pid_t child = fork();

    CHECK(child >= 0);
    if (child == 0) {
        work();
        _exit(0);
    }
    return child;
}

static inline int
wait_status(pid_t child)
{
    int status = -1;

    while (waitpid(child, &status, 0) < 0)
        CHECK_EQ(errno, EINTR);
    return status;
}

/* The wait status of a process that exited with a status, or that a signal ended. */
#define EXITED(status) ((status) << 8)
#define KILLED(signo)  (signo)

/* The wait status without the flag for a core dump, which only some systems make. */
static inline int
run(void (*work)(void))
{
    return wait_status(start(work)) & ~0x80;
}
