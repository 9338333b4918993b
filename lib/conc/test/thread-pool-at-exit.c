/* SPDX-License-Identifier: MIT */
/* The end of main waits for all that was submitted, though nobody shut the pool down or waited; idle workers do not keep
 * the program alive; a forked child has nothing to do with its parent's pool and may have one of its own. */
#include "claim.h"

#include <conc/process.h>
#include <conc/thread_pool_executor.h>
#include <sys/wait.h>

static int out;

static int
say(void *arg, void **result)
{
    (void)result;
    conc_sleep(MILLISECONDS(10));
    CLAIM_EQ(write(out, arg, 1), 1);
    return 0;
}

static int
child(void *arg)
{
    void *result;
    struct executor *own = thread_pool_executor_new(1);
    struct future *f = executor_submit(own, say, arg);
    CLAIM_EQ(future_result(f, &result), 0);
    future_free(f);
    return 0;
}

static void
program(void)
{
    struct executor *e = thread_pool_executor_new(2), *idle = thread_pool_executor_new(2);
    void *result;
    struct future *f = executor_submit(idle, say, "i");
    CLAIM_EQ(future_result(f, &result), 0);
    struct process *p = process_new(child, "c");
    CLAIM_EQ(process_start(p), 0);
    CLAIM_EQ(process_join(p), 0);
    int code = -1;
    CLAIM_EQ(process_exitcode(p, &code), 0);
    CLAIM_EQ(code, 0);
    for (int i = 0; i < 5; i++) {
        future_free(executor_submit(e, say, "w"));
    }
    exit(7);
}

int
main(void)
{
    int ends[2], status;
    char text[16] = "";
    CLAIM_EQ(pipe(ends), 0);
    pid_t pid = fork();
    if (pid == 0) {
        out = ends[1];
        program();
    }
    close(ends[1]);
    CLAIM_EQ(waitpid(pid, &status, 0), pid);
    CLAIM_EQ(WEXITSTATUS(status), 7);
    CLAIM_EQ(read(ends[0], text, sizeof text), 7);
    CLAIM(strcmp(text, "icwwwww") == 0);
}
