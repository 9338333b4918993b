/* SPDX-License-Identifier: MIT */
/*
 * Two threads make keys and delete them at the same time, eight by eight.  No key
 * is ever that of both.
 */
#include "ops.h"

#include <limits.h>

enum { TIMES = 200, AT_A_TIME = 8 };

static atomic_int users[PTHREAD_KEYS_MAX], twice;

static void *
worker(void *argument)
{
	pthread_key_t own[AT_A_TIME];

	begin(argument);
	for (int i = 0; i < TIMES; i++) {
		for (int k = 0; k < AT_A_TIME; k++) {
			if (pthread_key_create(&own[k], NULL) != 0 || own[k] >= PTHREAD_KEYS_MAX)
				abort();
			if (atomic_fetch_add(&users[own[k]], 1) > 0)
				atomic_fetch_add(&twice, 1);
		}
		for (int k = 0; k < AT_A_TIME; k++) {
			atomic_fetch_sub(&users[own[k]], 1);
			pthread_key_delete(own[k]);
		}
	}
	return leave((long)draw(1, 1000000));
}

static void
body(void)
{
	make_key(0, NULL);
	set(0, 5);
	create(1, worker);
	create(2, worker);
	join(1);
	join(2);
	count("keys_shared", atomic_load(&twice), 0);
	get(0);
}

int
main(void)
{
	return history_run(body, 500);
}
