/* SPDX-License-Identifier: MIT */
/* apply and map give up after their timeout and the pool goes on; a send to a reader that does not read does too. */
#include "claim.h"

#include <conc/connection.h>
#include <conc/pool.h>
#include <errno.h>

static int gate[2];

static struct value *
wait_at_gate(const struct value *v)
{
    char c;
    return value_int(value_number(v) == 0 ? (int)read(gate[0], &c, 1) : value_number(v));
}

int
main(void)
{
    struct value_range range = { 0, 3 };
    struct value *v = NULL;
    CLAIM_EQ(pipe(gate), 0);
    struct pool *p = pool_new(2);
    int64_t start = conc_now();
    CLAIM_EQ(pool_apply_timeout(p, wait_at_gate, value_int(0), MILLISECONDS(50), &v), -ETIMEDOUT);
    CLAIM_TOOK(start, MILLISECONDS(50));
    CLAIM_EQ(pool_apply_timeout(p, wait_at_gate, value_int(0), 0, &v), -EAGAIN);
    CLAIM_EQ(pool_map_timeout(p, wait_at_gate, (struct value_source){ value_range_next, &range }, 1, MILLISECONDS(50), &v),
             -ETIMEDOUT);
    CLAIM_EQ(write(gate[1], "abc", 3), 3);
    CLAIM_EQ(pool_apply_timeout(p, wait_at_gate, value_int(7), SECONDS(60), &v), 0);
    CLAIM_EQ(value_number(v), 7);
    value_free(v);
    CLAIM_EQ(pool_close(p), 0);
    CLAIM_EQ(pool_join(p), 0);
    CLAIM_EQ(pool_free(p), 0);

    static char bytes[1 << 20];
    struct connection *here, *there;
    CLAIM_EQ(connection_pipe(&here, &there, true), 0);
    v = value_bytes(bytes, sizeof bytes);
    start = conc_now();
    CLAIM_EQ(connection_send_timeout(here, v, MILLISECONDS(50)), -ETIMEDOUT);
    CLAIM_TOOK(start, MILLISECONDS(50));
    CLAIM_EQ(connection_send_timeout(here, v, MILLISECONDS(50)), -EPIPE);
    value_free(v);
    connection_close(here);
    connection_close(there);
}
