/* SPDX-License-Identifier: MIT */
/* A program that ends without joining its pool ends at once: workers are terminated, their tasks lost, none is replaced. */
#include "claim.h"

#include <conc/pool.h>
#include <conc/process.h>

static int out;

static struct value *
work(const struct value *v)
{
    (void)v;
    CLAIM_EQ(write(out, "b", 1), 1);
    conc_sleep(SECONDS(60));
    CLAIM_EQ(write(out, "e", 1), 1);
    return NULL;
}

static void
tell(const struct value *v, void *arg)
{
    (void)v;
    (void)arg;
    CLAIM_EQ(write(out, "c", 1), 1);
}

static int
program(void *arg)
{
    int begun = *(int *)arg;
    char c;
    struct pool *p = pool_new(2);
    for (int i = 0; i < 4; i++) {
        CLAIM_EQ(pool_apply_async_callbacks(p, work, NULL, &(struct pool_callbacks){ tell, tell, NULL }, NULL), 0);
    }
    CLAIM_EQ(read(begun, &c, 1), 1);
    CLAIM_EQ(read(begun, &c, 1), 1);
    return 0;
}

int
main(void)
{
    int ends[2];
    char c;
    CLAIM_EQ(pipe(ends), 0);
    out = ends[1];
    struct process *p = process_new(program, &ends[0]);
    int64_t start = conc_now();
    CLAIM_EQ(process_start(p), 0);
    CLAIM_EQ(process_join(p), 0);
    CLAIM(conc_now() - start < SECONDS(30));
    close(out);
    CLAIM_EQ(read(ends[0], &c, 1), 0);
}
