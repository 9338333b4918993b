/* SPDX-License-Identifier: MIT */
/* A generator that needs a little more than its stack ends by SIGSEGV; it does not write over what lies below, which may
 * be another one's stack. */
#include "claim.h"

#include <conc/fiber.h>
#include <conc/generator.h>
#include <conc/process.h>
#include <signal.h>
#include <sys/resource.h>

static int
too_deep(volatile char *above, int depth)
{
    volatile char room[1024];
    room[0] = *above;
    return depth == 0 ? 0 : too_deep(room, depth - 1) + room[0];
}

static int
body(void *arg, void **result)
{
    (void)arg;
    (void)result;
    volatile char top = 0;
    return too_deep(&top, FIBER_STACK / 1024 + 8);
}

static int
child(void *arg)
{
    (void)arg;
    setrlimit(RLIMIT_CORE, &(struct rlimit){ 0, 0 });
    struct generator *g[8];
    for (int i = 0; i < 8; i++) {
        g[i] = generator_new(body, NULL);
    }
    return generator_next(g[2], NULL);
}

int
main(void)
{
    int code = 0;
    struct process *p = process_new(child, NULL);
    CLAIM_EQ(process_start(p), 0);
    CLAIM_EQ(process_join(p), 0);
    CLAIM_EQ(process_exitcode(p, &code), 0);
    CLAIM_EQ(code, -SIGSEGV);
}
