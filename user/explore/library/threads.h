/* SPDX-License-Identifier: MIT */
/* For the programs here: each function as a thread, until all have ended. */
#pragma once

#include <assert.h>
#include <pthread.h>
#include <stddef.h>
#include <stdint.h>

#define COUNT_OF(list) (sizeof(list) / sizeof((list)[0]))
#define RUN(...) run((void *(*const[])(void *)){ __VA_ARGS__ }, COUNT_OF(((void *(*const[])(void *)){ __VA_ARGS__ })))

static inline void
run(void *(*const functions[])(void *), size_t n)
{
    pthread_t threads[4];

    assert(n <= COUNT_OF(threads));
    for (size_t i = 0; i < n; i++)
        assert(pthread_create(&threads[i], NULL, functions[i], (void *)(intptr_t)(i + 1)) == 0);
    for (size_t i = 0; i < n; i++)
        pthread_join(threads[i], NULL);
}
