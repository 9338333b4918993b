/* SPDX-License-Identifier: MIT */
/* Outside: copies output up to its limit, looks at the clock, waits. */
#include "sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define LOOK_MS 10
#define TRIES   2000

static long left;                       /* bytes of output */

static long
now_ms(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* 1: there was something, 0: not now, or no more (fd becomes -1). */
static int
copy_some(struct sandbox *s, int *fd, int to)
{
    char bytes[4096];
    ssize_t n = read(*fd, bytes, sizeof(bytes)), part;

    if (n == 0)
        *fd = -1;
    if (n <= 0)
        return 0;
    if (has(s, OUTPUT) && n > left)
        part = left, left = -1;
    else
        part = n, left -= n;
    for (ssize_t done = 0, w; done < part; done += w)
        if ((w = write(to, bytes + done, (size_t)(part - done))) <= 0)
            break;
    return 1;
}

static int
too_much(struct sandbox *s)
{
    return has(s, OUTPUT) && left < 0;
}

/* A wait status as sandbox's own. */
static int
meaning(struct sandbox *s, int status, const struct rusage *used)
{
    int signo = WTERMSIG(status);

    if (WIFEXITED(status)) {
        if (WEXITSTATUS(status) == FAILED || WEXITSTATUS(status) == NOT_RUN)
            return WEXITSTATUS(status);
        return WEXITSTATUS(status) < ENDED_HIGH ? WEXITSTATUS(status) : ENDED_HIGH;
    }
    if (signo == SIGXCPU || (signo == SIGKILL && has(s, CPU) && used->ru_utime.tv_sec >= s->cpu))
        return STOPPED_CPU;
    if (signo == SIGSYS)
        return STOPPED_CALL;
    return signo == SIGXFSZ ? STOPPED_SIZE : 128 + signo;
}

/* The child's wait status, or the reason for which it was killed before. */
static int
wait_and_copy(struct sandbox *s, pid_t child, struct pollfd *from, int *status, struct rusage *used)
{
    long end = now_ms() + s->time * 1000;

    while (wait4(child, status, WNOHANG, used) == 0) {
        poll(from, 2, LOOK_MS);
        for (int i = 0; i < 2; i++)
            copy_some(s, &from[i].fd, i + 1);
        if (too_much(s))
            return STOPPED_OUTPUT;
        if (has(s, TIME) && now_ms() >= end)
            return STOPPED_TIME;
    }
    return 0;
}

int
watch(struct sandbox *s, pid_t child)
{
    struct pollfd from[2] = { { s->out[0], POLLIN, 0 }, { s->err[0], POLLIN, 0 } };
    struct rusage used;
    int status, stopped;

    close(s->out[1]);
    close(s->err[1]);
    left = s->output << 10;
    for (int i = 0; i < 2; i++)
        fcntl(from[i].fd, F_SETFL, O_NONBLOCK);
    stopped = wait_and_copy(s, child, from, &status, &used);
    if (stopped) {
        kill(child, SIGKILL);
        waitpid(child, &status, 0);
        return stopped;
    }
    for (int i = 0; i < 2; i++)
        while (from[i].fd >= 0 && !too_much(s) && copy_some(s, &from[i].fd, i + 1))
            ;
    return too_much(s) ? STOPPED_OUTPUT : meaning(s, status, &used);
}

/* As the program's own user, so that -1 means all of its processes and no other. */
static void
kill_again_and_again(uid_t uid)
{
    struct timespec moment = { 0, 1000000 };

    if (setresuid(uid, uid, uid) < 0)
        _exit(1);
    for (int i = 0; i < TRIES && kill(-1, SIGKILL) == 0; i++)
        nanosleep(&moment, NULL);
    _exit(0);
}

void
end_all(struct sandbox *s)
{
    pid_t killer;

    if (!has(s, USER)) /* root's processes are not told apart */
        return;
    killer = fork();
    if (killer < 0)
        fail("fork");
    if (killer == 0)
        kill_again_and_again(s->uid);
    while (waitpid(killer, NULL, 0) < 0 && errno == EINTR)
        ;
}
