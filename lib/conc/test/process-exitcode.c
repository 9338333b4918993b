/* SPDX-License-Identifier: MIT */
/* No exit code while alive; then what the function returned, what exit() was given, or minus the signal. */
#include "claim.h"

#include <conc/process.h>
#include <errno.h>
#include <signal.h>
#include <string.h>

static int
work(void *arg)
{
    if (strcmp(arg, "exit") == 0) {
        exit(9);
    }
    if (strcmp(arg, "sleep") == 0) {
        conc_sleep(SECONDS(60));
    }
    return 7;
}

static struct process *
start(const char *what)
{
    struct process *p = process_new(work, (void *)what);
    CLAIM_EQ(process_start(p), 0);
    CLAIM(process_pid(p) != getpid());
    return p;
}

static int
code_of(struct process *p)
{
    int code = 1000;
    CLAIM_EQ(process_join(p), 0);
    CLAIM(!process_is_alive(p));
    CLAIM_EQ(process_exitcode(p, &code), 0);
    CLAIM_EQ(process_free(p), 0);
    return code;
}

int
main(void)
{
    int code = 1000;
    CLAIM_EQ(code_of(start("return")), 7);
    CLAIM_EQ(code_of(start("exit")), 9);
    struct process *a = start("sleep"), *b = start("sleep");
    CLAIM(process_is_alive(a));
    CLAIM_EQ(process_exitcode(a, &code), -EAGAIN);
    CLAIM_EQ(code, 1000);
    CLAIM_EQ(process_free(a), -EBUSY);
    int64_t before = conc_now();
    CLAIM_EQ(process_join_timeout(a, MILLISECONDS(100)), -ETIMEDOUT);
    CLAIM_TOOK(before, MILLISECONDS(100));
    CLAIM_EQ(process_terminate(a), 0);
    CLAIM_EQ(process_join_timeout(a, SECONDS(30)), 0);
    CLAIM_EQ(process_kill(b), 0);
    CLAIM_EQ(code_of(a), -SIGTERM);
    CLAIM_EQ(code_of(b), -SIGKILL);
}
