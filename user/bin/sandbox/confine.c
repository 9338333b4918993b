/* SPDX-License-Identifier: MIT */
/* The way in, for the child of sandbox and for the body of a lab's test (labs/harness): each step takes something
   away, the filter last because it forbids the steps. */
#include "sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#define DESCRIPTORS_MAX 4096

__attribute__((noreturn)) static void
give_up(const char *what)
{
    dprintf(2, "sandbox: %s: %s\n", what, strerror(errno));
    _exit(FAILED);
}

/* Only what can be read may be standard input: a terminal could be written to, past the limit. */
static void
take_descriptors(struct sandbox *s)
{
    int flags = fcntl(0, F_GETFL);

    dup2(s->out[1], 1);
    dup2(s->err[1], 2);
    if (!has(s, DESCRIPTORS))
        return;
    if (flags < 0 || (flags & O_ACCMODE) != O_RDONLY) {
        close(0);
        if (open("/dev/null", O_RDONLY) != 0)
            give_up("/dev/null");
    }
    for (int fd = 3; fd < DESCRIPTORS_MAX; fd++)
        close(fd);
}

static void
enter_tree(struct sandbox *s)
{
    if (chdir(s->root) < 0 || (has(s, TREE) && chroot(".") < 0) || chdir(has(s, TREE) ? "/tmp" : "tmp") < 0)
        give_up(s->root);
}

static void
limit(struct sandbox *s, enum defence d, int resource, long value)
{
    struct rlimit r = { (rlim_t)value, (rlim_t)value };

    if (has(s, d) && setrlimit(resource, &r) < 0)
        give_up("setrlimit");
}

static void
take_limits(struct sandbox *s)
{
    struct rlimit cpu = { (rlim_t)s->cpu, (rlim_t)s->cpu + 1 };

    if (has(s, CPU) && setrlimit(RLIMIT_CPU, &cpu) < 0)
        give_up("setrlimit");
    limit(s, MEMORY, RLIMIT_AS, s->memory << 20);
    limit(s, MEMORY, RLIMIT_MSGQUEUE, 0);
    limit(s, PROCESSES, RLIMIT_NPROC, s->processes);
    limit(s, FILES, RLIMIT_NOFILE, s->files);
    limit(s, SIZE, RLIMIT_FSIZE, s->size << 20);
}

static void
become_nobody(struct sandbox *s)
{
    if (has(s, PRIVILEGES) && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0)
        give_up("no_new_privs");
    if (has(s, USER) && (setgroups(0, NULL) < 0 || setresgid(s->uid, s->uid, s->uid) < 0 ||
                         setresuid(s->uid, s->uid, s->uid) < 0))
        give_up("setresuid");
}

static void
take_calls(struct sandbox *s)
{
    if (has(s, CALLS) && calls_restrict(s->calls) < 0)
        give_up("filter");
}

void
confine(struct sandbox *s)
{
    static char list[4096];

    setsid();
    umask(022);
    take_descriptors(s);
    take_limits(s);
    enter_tree(s);
    if (has(s, PRIVILEGES)) {
        become_nobody(s);
        take_calls(s);
    } else { /* a filter takes no_new_privs or a power of root */
        if (has(s, CALLS))
            snprintf(list, sizeof(list), "%s,setgroups,setresgid,setresuid", s->calls);
        s->calls = list;
        take_calls(s);
        become_nobody(s);
    }
}

void
confine_and_run(struct sandbox *s)
{
    static char *const environment[] = { "PATH=/bin", "HOME=/tmp", "TERM=dumb", NULL };
    static char list[4096];

    snprintf(list, sizeof(list), "%s,execve,exit_group", s->calls);
    s->calls = list;
    confine(s);
    execve(s->argv[0], s->argv, environment);
    dprintf(2, "sandbox: %s: %s\n", s->argv[0], strerror(errno));
    _exit(NOT_RUN);
}
