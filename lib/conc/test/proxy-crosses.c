/* SPDX-License-Identifier: MIT */
/* A proxy given to a pool's task works there, and keeps its object alive when the giver has let go; a queue of processes is
 * refused with a reason that comes with the result.  At the end of the program the server ends as well. */
#include "claim.h"

#include <conc/manager.h>
#include <conc/pool.h>
#include <errno.h>
#include <sys/wait.h>

static struct value *
double_one(const struct value *arg)
{
    struct proxy *q;
    struct value *v;
    CLAIM_EQ(proxy_of(arg, &q), 0);
    CLAIM_EQ(queue_proxy_get(q, &v), 0);
    CLAIM_EQ(queue_proxy_put(q, value_int(2 * value_number(v))), 0);
    value_free(v);
    proxy_free(q);
    return NULL;
}

static void
program(int tell)
{
    struct pool *pool = pool_new(2);
    struct manager *m = manager_started();
    struct proxy *q = manager_queue(m, 5);
    struct async_result *r;
    const struct value *result;
    struct value *v;
    int pid = manager_pid(m);
    CLAIM_EQ(pool_apply_async(pool, double_one, proxy_value(q), &r), 0);
    CLAIM_EQ(queue_proxy_put(q, value_int(21)), 0);
    CLAIM_EQ(async_result_get(r, &result), 0);
    CLAIM_EQ(queue_proxy_get(q, &v), 0);
    CLAIM_EQ(value_number(v), 42);
    value_free(v);

    CLAIM_EQ(pool_apply_async(pool, double_one, value_opaque(q, "only by inheritance"), &r), 0);
    CLAIM_EQ(async_result_get(r, &result), -EREMOTEIO);
    CLAIM_EQ(value_number(result), -EINVAL);
    CLAIM(strcmp(value_text(result), "only by inheritance") == 0);
    CLAIM_EQ(write(tell, &pid, sizeof pid), (ssize_t)sizeof pid);
    exit(0);
}

int
main(void)
{
    int ends[2], pid, status;
    CLAIM_EQ(pipe(ends), 0);
    pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        program(ends[1]);
    }
    close(ends[1]);
    CLAIM_EQ(read(ends[0], &pid, sizeof pid), (ssize_t)sizeof pid);
    CLAIM_EQ(waitpid(child, &status, 0), child);
    CLAIM_EQ(status, 0);
    CLAIM_EQ(read(ends[0], &pid, sizeof pid), 0);   /* nobody has the other end any more: no server, no worker */
}
