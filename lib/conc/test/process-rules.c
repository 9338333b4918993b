/* SPDX-License-Identifier: MIT */
/* Start twice, join before start, daemon after start, a daemon's child, another's child: each its error. */
#include "claim.h"

#include <conc/process.h>
#include <errno.h>
#include <string.h>

static struct process *other;

static int
nothing(void *arg)
{
    (void)arg;
    return 0;
}

/* In the child: 0 if everything is as it should be. */
static int
child(void *arg)
{
    struct process *mine = process_new(nothing, NULL);
    int expected = arg ? -EPERM : 0;
    return strcmp(process_name(process_current()), arg ? "Process-3" : "Process-2") != 0
           || process_pid(process_current()) != getpid() || process_join(other) != -ECHILD
           || process_start(mine) != expected || (!arg && strcmp(process_name(mine), "Process-2:1") != 0);
}

static int
run(void *arg)
{
    int code;
    struct process *p = process_new(child, arg);
    CLAIM_EQ(process_set_daemon(p, arg != NULL), 0);
    CLAIM_EQ(process_start(p), 0);
    CLAIM_EQ(process_set_daemon(p, false), -EBUSY);
    CLAIM_EQ(process_start(p), -EINVAL);
    CLAIM_EQ(process_join(p), 0);
    CLAIM_EQ(process_exitcode(p, &code), 0);
    return code;
}

int
main(void)
{
    other = process_new(nothing, NULL);
    CLAIM_EQ(process_join(other), -EINVAL);
    CLAIM_EQ(process_terminate(other), -EINVAL);
    CLAIM(strcmp(process_name(other), "Process-1") == 0);
    CLAIM(strcmp(process_name(process_current()), "MainProcess") == 0);
    CLAIM_EQ(process_start(other), 0);
    CLAIM_EQ(run(NULL), 0);
    CLAIM_EQ(run("daemon"), 0);
}
