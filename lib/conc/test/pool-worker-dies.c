/* SPDX-License-Identifier: MIT */
/* A worker that crashes, is killed or calls exit in the middle of a task fails that task with an error that says how; all
 * other tasks are done, by as many workers as before.  When workers die in the initializer every task fails, saying so. */
#include "claim.h"

#include <conc/pool.h>
#include <errno.h>
#include <signal.h>

static struct value *
work(const struct value *v)
{
    switch (value_number(v)) {
    case 3:
        signal(SIGSEGV, SIG_DFL);
        raise(SIGSEGV);
        break;
    case 5:
        kill(getpid(), SIGKILL);
        break;
    case 7:
        _exit(9);
    }
    return value_int(value_number(v));
}

static int
refuse(const struct value *v)
{
    return (int)value_number(v);
}

static void
fails_with(struct async_result *r, const char *part)
{
    const struct value *error;
    CLAIM_EQ(async_result_get(r, &error), -EREMOTEIO);
    CLAIM_EQ(value_number(error), -EOWNERDEAD);
    CLAIM(strstr(value_text(error), part));
    async_result_free(r);
}

int
main(void)
{
    struct async_result *r[20];
    const struct value *v;
    struct value *list;
    struct pool *p = pool_new(2);
    for (int i = 0; i < 20; i++) {
        CLAIM_EQ(pool_apply_async(p, work, value_int(i), &r[i]), 0);
    }
    fails_with(r[3], "signal 11");
    fails_with(r[5], "signal 9");
    fails_with(r[7], "status 9");
    for (int i = 0; i < 20; i++) {
        if (i != 3 && i != 5 && i != 7) {
            CLAIM_EQ(async_result_get(r[i], &v), 0);
            CLAIM_EQ(value_number(v), i);
            async_result_free(r[i]);
        }
    }
    struct value_range range = { 4, 7 };
    CLAIM_EQ(pool_map(p, work, (struct value_source){ value_range_next, &range }, 1, &list), -EREMOTEIO);
    value_free(list);
    CLAIM_EQ(pool_close(p), 0);
    CLAIM_EQ(pool_join(p), 0);
    CLAIM_EQ(pool_free(p), 0);

    struct value *two = value_int(2);
    p = pool_new_with(&(struct pool_options){ .processes = 2, .initializer = refuse, .initarg = two });
    value_free(two);
    CLAIM_EQ(pool_apply_async(p, work, NULL, &r[0]), 0);
    fails_with(r[0], "ended itself with status 1 in its start");
    CLAIM_EQ(pool_terminate(p), 0);
    CLAIM_EQ(pool_join(p), 0);
    CLAIM_EQ(pool_free(p), 0);
}
