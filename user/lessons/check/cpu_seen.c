/* SPDX-License-Identifier: MIT */
/* See cpu_seen.h. */
#include "user/lessons/check/cpu_seen.h"

int64_t
ran_together(const struct evidence *e, uint32_t a, uint32_t b)
{
    bool runs_a = false, runs_b = false;
    int64_t since = 0, together = 0;
    for (uint64_t i = 0; i < e->trace.count; i++) {
        const struct trace_record *r = &e->trace.records[i];
        if (r->type != TRACE_SWITCH) {
            continue;
        }
        bool both = runs_a && runs_b;
        runs_a = (runs_a && r->tid != a) || r->a == a;
        runs_b = (runs_b && r->tid != b) || r->a == b;
        if (!both && runs_a && runs_b) {
            since = (int64_t)r->time_ns;
        } else if (both && !(runs_a && runs_b)) {
            together += (int64_t)r->time_ns - since;
        }
    }
    return together;
}

void
want_beside(const struct evidence *e, const char *what, uint32_t a, uint32_t b, int64_t least, int64_t most)
{
    int64_t time_a = cpu_time(e, a), time_b = cpu_time(e, b), shorter = time_a < time_b ? time_a : time_b;
    want(shorter > 0, "%s: threads %u and %u did not both run", what, a, b);
    int64_t share = ran_together(e, a, b) * 100 / shorter;
    want(share >= least && share <= most, "%s: threads %u and %u ran beside each other for %lld %% of their time", what, a, b,
         (long long)share);
}
