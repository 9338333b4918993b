/* SPDX-License-Identifier: MIT */
/*
 * There may be PTHREAD_KEYS_MAX keys at a time, and no more: the next is EAGAIN
 * until one is deleted, whose place is then free.
 */
#include "ops.h"

#include <limits.h>

static void
fill(int wanted)
{
	pthread_key_t key;
	int made = 0, r = 0;

	call("fill", wanted, 0);
	while (made < 2 * PTHREAD_KEYS_MAX && (r = pthread_key_create(&key, NULL)) == 0)
		made++;
	ret(r, made);
}

static void
body(void)
{
	make_key(0, NULL);
	set(0, (long)draw(1, 1000000));
	fill(PTHREAD_KEYS_MAX - 1);
	get(0);
	delete_key(0);
	make_key(0, NULL);
	get(0);
	fill(0);
}

int
main(void)
{
	return history_run(body, 500);
}
