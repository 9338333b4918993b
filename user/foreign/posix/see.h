/* SPDX-License-Identifier: MIT */
/* What the programs here say things with: each line at once, errors by their names. */
#pragma once

#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define SEE_ERRORS(X)                                                                                                  \
    X(EPERM) X(ENOENT) X(ESRCH) X(EINTR) X(EIO) X(ENXIO) X(E2BIG) X(ENOEXEC) X(EBADF) X(ECHILD) X(EAGAIN) X(ENOMEM)    \
    X(EACCES) X(EFAULT) X(EBUSY) X(EEXIST) X(EXDEV) X(ENODEV) X(ENOTDIR) X(EISDIR) X(EINVAL) X(ENFILE) X(EMFILE)       \
    X(ENOTTY) X(ETXTBSY) X(EFBIG) X(ENOSPC) X(ESPIPE) X(EROFS) X(EMLINK) X(EPIPE) X(EDOM) X(ERANGE) X(EDEADLK)         \
    X(ENAMETOOLONG) X(ENOSYS) X(ENOTEMPTY) X(ELOOP) X(EOVERFLOW) X(ENOTSOCK) X(EDESTADDRREQ) X(EMSGSIZE)               \
    X(EPROTOTYPE) X(ENOPROTOOPT) X(EPROTONOSUPPORT) X(EOPNOTSUPP) X(EAFNOSUPPORT) X(EADDRINUSE) X(EADDRNOTAVAIL)       \
    X(ECONNREFUSED) X(ECONNABORTED) X(ECONNRESET) X(EISCONN) X(ENOTCONN) X(ETIMEDOUT) X(EALREADY) X(EINPROGRESS)       \
    X(ECANCELED) X(EOWNERDEAD) X(ENOTRECOVERABLE)

static inline const char *
error_name(int number)
{
#define SEE_ERROR(name)                                                                                                \
    if (number == name)                                                                                                \
        return #name;
    SEE_ERRORS(SEE_ERROR)
#undef SEE_ERROR
    return number == 0 ? "0" : strerror(number);
}

__attribute__((format(printf, 1, 2))) static inline void
see(const char *format, ...)
{
    char text[1024];
    va_list arguments;
    int error = errno;

    va_start(arguments, format);
    vsnprintf(text, sizeof(text), format, arguments);
    va_end(arguments);
    if (write(1, text, strlen(text)) < 0)
        _exit(126);
    errno = error;
}

static inline long
tried(const char *call, long result)
{
    if (result == -1)
        see("%s: %s\n", call, error_name(errno));
    else
        see("%s = %ld\n", call, result);
    return result;
}

/* Says what the call gave, its error by name; CODE for those that return the error, DO for what must work silently. */
#define TRY(call)  tried(#call, (long)(call))
#define CODE(call) see("%s: %s\n", #call, error_name(call))
#define DO(call)                                                                                                       \
    do {                                                                                                               \
        if ((long)(call) == -1)                                                                                        \
            see("%s: %s\n", #call, error_name(errno));                                                                 \
    } while (0)

/* A handler that counts, and one that says which signal it got. */
static volatile sig_atomic_t caught __attribute__((unused));

static inline void
count_it(int signo)
{
    (void)signo;
    caught++;
}

static inline void
name_it(int signo)
{
    caught++;
    see("handler of %s\n", strsignal(signo));
}

static inline void
handle(int signo, void (*handler)(int), int flags)
{
    struct sigaction action = { .sa_handler = handler, .sa_flags = flags };

    DO(sigaction(signo, &action, NULL));
}

/* Waits for a child and says how it ended. */
static inline void
see_end(pid_t child)
{
    int status;

    if (waitpid(child, &status, WUNTRACED) != child)
        see("waitpid: %s\n", error_name(errno));
    else if (WIFEXITED(status))
        see("child: status %d\n", WEXITSTATUS(status));
    else if (WIFSIGNALED(status))
        see("child: %s\n", strsignal(WTERMSIG(status)));
    else
        see("child: stopped by %s\n", strsignal(WSTOPSIG(status)));
}

static inline void
a_moment(void)
{
    nanosleep(&(struct timespec){ 0, 1000000 }, NULL);
}

/* Until who has this file in /proc waits for something. */
static inline void
until_it_sleeps(const char *path)
{
    char text[256] = "";
    const char *state = text;

    do {
        int fd = open(path, O_RDONLY);

        a_moment();
        if (fd < 0 || read(fd, text, sizeof(text) - 1) <= 0) {
            see("%s cannot be read\n", path);
            _exit(1);
        }
        close(fd);
        state = strrchr(text, ')');
    } while (state == NULL || state[2] != 'S');
}

/* Until another process, another thread waits. */
static inline void
until_asleep(pid_t pid)
{
    char path[64];

    snprintf(path, sizeof(path), "/proc/%d/stat", pid);
    until_it_sleeps(path);
}

static inline void
until_thread_asleep(pid_t tid)
{
    char path[64];

    snprintf(path, sizeof(path), "/proc/self/task/%d/stat", tid);
    until_it_sleeps(path);
}
