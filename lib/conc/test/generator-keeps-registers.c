/* SPDX-License-Identifier: MIT */
/* Two generators and their asker compute with many numbers, whole and broken, and ask each other in between: nobody's
 * registers are touched. A thousand depths of calls lie on a generator's stack. */
#include "claim.h"

#include <conc/generator.h>
#include <conc/thread.h>

/* Enough live values for every register that a call preserves, and more. */
static double
mix(struct generator *g, long n)
{
    long a = n, b = n + 1, c = n + 2, d = n + 3, e = n + 4, f = n + 5;
    double x = (double)n, y = x / 3;
    for (int i = 0; i < 1000; i++) {
        void *value = NULL;
        int r = g ? generator_next(g, &value) : generator_yield((void *)a, NULL);
        if (r < 0) {
            break;
        }
        a += b ^ c, b += c ^ d, c += d ^ e, d += e ^ f, e += f ^ a, f += a ^ b;
        x = x * 0.5 + y, y = y * 0.25 + (double)(a & 255);
    }
    return x + y + (double)((a ^ b ^ c ^ d ^ e ^ f) & 0xffffff);
}

static int
stepping(void *arg, void **result)
{
    (void)result;
    *(double *)arg = mix(NULL, 7);
    return 0;
}

static int
endless(void *arg, void **result)
{
    (void)arg;
    (void)result;
    int r;
    while ((r = generator_yield(NULL, NULL)) == 0) {
    }
    return r;
}

static int
nested(void *arg, void **result)
{
    struct generator *g = generator_new(endless, NULL);
    (void)result;
    *(double *)arg = mix(g, 7);
    generator_free(g);
    return 0;
}

static int
deep(int n)
{
    volatile int here = n;
    return n == 0 ? generator_yield("deep", NULL) : deep(n - 1) + here - n;
}

static int
dive(void *arg, void **result)
{
    (void)arg;
    (void)result;
    return deep(1000);
}

static void
check(void *arg)
{
    (void)arg;
    double alone, between = 0, inside = 0;
    struct generator *g = generator_new(endless, NULL);
    alone = mix(g, 7);
    generator_free(g);
    struct generator *one = generator_new(stepping, &between), *two = generator_new(nested, &inside);
    while (generator_next(one, NULL) == 0) {
    }
    CLAIM_EQ(generator_next(two, NULL), STOP_ITERATION);
    CLAIM(between == alone && inside == alone);
    generator_free(one);
    generator_free(two);
    g = generator_new(dive, NULL);
    CLAIM_EQ(generator_next(g, NULL), 0);
    CLAIM_EQ(generator_next(g, NULL), STOP_ITERATION);
    generator_free(g);
}

int
main(void)
{
    struct thread *t[4];
    for (int i = 0; i < 4; i++) {
        t[i] = thread_new(check, NULL);
        CLAIM_EQ(thread_start(t[i]), 0);
    }
    for (int i = 0; i < 4; i++) {
        CLAIM_EQ(thread_join(t[i]), 0);
    }
}
