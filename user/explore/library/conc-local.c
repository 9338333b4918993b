/* SPDX-License-Identifier: MIT */
/* Each of three threads has a value of its own, made once, and dropped once at its end. */
#include "threads.h"

#include <conc/local.h>
#include <stdatomic.h>
#include <stdlib.h>

static struct local local;
static atomic_int made, dropped;

static void *
make(void)
{
    made++;
    return calloc(1, sizeof(int));
}

static void
drop(void *value)
{
    assert(*(int *)value == 2);
    dropped++;
    free(value);
}

static void *
count(void *unused)
{
    ++*(int *)local_get(&local);
    ++*(int *)local_get(&local);
    return unused;
}

int
main(void)
{
    assert(local_init(&local, make, drop) == 0);
    RUN(count, count, count);
    assert(made == 3 && dropped == 3);
    local_destroy(&local);
}
