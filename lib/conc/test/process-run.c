/* SPDX-License-Identifier: MIT */
/* run calls the target in the caller, and the process can be started afterwards; without a target it ends at once. */
#include "claim.h"

#include <conc/process.h>
#include <errno.h>

static pid_t ran;

static int
work(void *arg)
{
    ran = getpid();
    return *(int *)arg;
}

int
main(void)
{
    int code = 7;
    struct process *p = process_new(work, &code);
    CLAIM_EQ(process_run(p), 7);
    CLAIM_EQ(ran, getpid());
    CLAIM_EQ(process_pid(p), 0);
    CLAIM_EQ(process_join(p), -EINVAL);
    ran = 0;
    CLAIM_EQ(process_start(p), 0);
    CLAIM_EQ(process_join(p), 0);
    CLAIM_EQ(process_exitcode(p, &code), 0);
    CLAIM_EQ(code, 7);
    CLAIM_EQ(ran, 0);

    p = process_new(NULL, NULL);
    CLAIM_EQ(process_run(p), 0);
    CLAIM_EQ(process_start(p), 0);
    CLAIM_EQ(process_join(p), 0);
    CLAIM_EQ(process_exitcode(p, &code), 0);
    CLAIM_EQ(code, 0);
}
