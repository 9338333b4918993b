/* SPDX-License-Identifier: MIT */
/* A spawned process has its argument, variables as they were initialised and none of what the parent changed; it is joined, timed
 * and its exit code read like any other; what cannot be sent is refused.  Unguarded it is ended before it starts a child. */
#include "claim.h"

#include <conc/spawn.h>
#include <errno.h>
#include <signal.h>

static int changed = 1;

static int
work(const struct value *arg)
{
    int64_t n = value_number(value_at(arg, 0));
    if (n == 9) {
        conc_sleep(SECONDS(60));
    }
    return changed * 100 + (int)n + (strcmp(value_text(value_at(arg, 1)), "word") == 0);
}

static int
code_of(struct process *p)
{
    int code = 0;
    CLAIM_EQ(process_join(p), 0);
    CLAIM_EQ(process_exitcode(p, &code), 0);
    CLAIM_EQ(process_free(p), 0);
    return code;
}

static int
run_unguarded(void *program)
{
    CLAIM(freopen("/dev/null", "w", stderr));       /* it says why */
    execl("/proc/self/exe", program, "unguarded", NULL);
    return 1;
}

int
main(int argc, char **argv)
{
    bool unguarded = argc > 1 && strcmp(argv[1], "unguarded") == 0;
    if (!unguarded) {
        spawn_guard();
    }
    changed = 2;
    struct process *p = process_new_spawn(work, value_list(value_int(7), value_string("word")));
    CLAIM(p);
    CLAIM_EQ(process_start(p), 0);
    if (unguarded) {
        return code_of(p) == 1 ? 42 : 43;
    }
    CLAIM_EQ(code_of(p), 108);

    p = process_new_spawn(work, value_list(value_int(9)));
    CLAIM_EQ(process_start(p), 0);
    CLAIM_EQ(process_join_timeout(p, MILLISECONDS(50)), -ETIMEDOUT);
    CLAIM_EQ(process_kill(p), 0);
    CLAIM_EQ(code_of(p), -SIGKILL);

    p = process_new(run_unguarded, argv[0]);
    CLAIM_EQ(process_start(p), 0);
    CLAIM_EQ(code_of(p), 42);

    CLAIM(process_new_spawn(work, value_opaque(&p, "a pointer")) == NULL);
}
