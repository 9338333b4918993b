/* SPDX-License-Identifier: MIT */
/* pthread_once: 0 not yet -> RUNNING -> DONE; who finds RUNNING sleeps on the word. */
#include <pthread.h>

#include "lib/c/thread.h"

enum { RUNNING = 1, DONE = 2 };

int
pthread_once(pthread_once_t *once, void (*function)(void))
{
	uint32_t *word = (uint32_t *)once, state = 0;

	if (__atomic_compare_exchange_n(word, &state, RUNNING, false, __ATOMIC_ACQUIRE,
					__ATOMIC_ACQUIRE)) {
		function();
		__atomic_store_n(word, DONE, __ATOMIC_RELEASE);
		__futex_wake(word, INT_MAX);
		return 0;
	}
	while (__atomic_load_n(word, __ATOMIC_ACQUIRE) == RUNNING)
		__futex_wait(word, RUNNING, CLOCK_REALTIME, NULL);
	return 0;
}
