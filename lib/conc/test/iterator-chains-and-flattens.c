/* SPDX-License-Identifier: MIT */
/* chain gives the parts one after the other, flatten what the values of an iterator hold, each only when asked; at the
 * end they stay there; freed early they close the generators inside. */
#include "claim.h"

#include <conc/generator.h>
#include <conc/iterator.h>

static int asked, closed;

static int
two(void *arg, void **result)
{
    (void)result;
    for (intptr_t i = 0; i < 2; i++) {
        asked++;
        int r = generator_yield((void *)((intptr_t)arg + i), NULL);
        if (r < 0) {
            closed += r == GENERATOR_EXIT;
            return r;
        }
    }
    return 0;
}

static struct iterator *
chain(void)
{
    static void *items[] = { (void *)1, (void *)2 };
    struct iterator *parts[] = { iterator_of_array(items, 2), iterator_of_range(3, 3, 1), iterator_of_range(6, 2, -2),
                                 iterator_of_generator(generator_new(two, (void *)8)) };
    return iterator_chain(parts, 4);
}

static int
inner(void *arg, void **result)
{
    (void)result;
    for (intptr_t i = 0; i < (intptr_t)arg; i++) {
        int r = generator_yield(iterator_of_range(0, i, 1), NULL);
        if (r < 0) {
            return r;
        }
    }
    return 0;
}

static void
gives(struct iterator *it, const char *expected)
{
    char text[64] = "";
    void *value;
    int r;
    while ((r = iterator_next(it, &value)) == 0) {
        snprintf(text + strlen(text), 8, "%ld ", (long)(intptr_t)value);
    }
    CLAIM_EQ(r, STOP_ITERATION);
    CLAIM_EQ(iterator_next(it, &value), STOP_ITERATION);
    CLAIM(strcmp(text, expected) == 0);
    iterator_free(it);
}

int
main(void)
{
    void *value;
    gives(chain(), "1 2 6 4 8 9 ");
    CLAIM_EQ(asked, 2);
    gives(iterator_flatten(iterator_of_generator(generator_new(inner, (void *)4))), "0 0 1 0 1 2 ");

    struct iterator *it = chain();
    for (int i = 0; i < 5; i++) {
        CLAIM_EQ(iterator_next(it, &value), 0);
    }
    CLAIM_EQ(asked, 3);
    iterator_free(it);
    CLAIM_EQ(closed, 1);
    CLAIM(!iterator_of_range(0, 1, 0));
    iterator_free(chain());
}
