/* SPDX-License-Identifier: MIT */
/* Four threads allocate, fill, resize and free blocks of all sizes; no two blocks ever overlap. */
#include "check.h"

#include <pthread.h>

#define THREADS 4
#define SLOTS   24
#define ROUNDS  1500

struct slot {
	unsigned char *bytes;
	size_t size;
	unsigned char pattern;
};

static void
verify(const struct slot *slot)
{
	for (size_t i = 0; i < slot->size; i += 1 + slot->size / 16)
		CHECK_EQ(slot->bytes[i], slot->pattern);
}

static void
renew(struct slot *slot, unsigned *seed)
{
	size_t size = 1 + (size_t)(rand_r(seed) % (rand_r(seed) % 40 ? 500 : 90000));
	size_t kept = size < slot->size ? size : slot->size;

	verify(slot);
	if (rand_r(seed) % 3) {
		free(slot->bytes);
		slot->bytes = malloc(size);
		kept = 0;
	} else {
		slot->bytes = realloc(slot->bytes, size);
	}
	CHECK(slot->bytes && (unsigned long)slot->bytes % 16 == 0);
	for (size_t i = 0; i < kept; i += 1 + kept / 16)
		CHECK_EQ(slot->bytes[i], slot->pattern);
	slot->size = size;
	slot->pattern = (unsigned char)rand_r(seed);
	memset(slot->bytes, slot->pattern, size);
}

static void *
worker(void *argument)
{
	struct slot slots[SLOTS] = { 0 };
	unsigned seed = (unsigned)(long)argument;

	for (int i = 0; i < ROUNDS; i++)
		renew(&slots[rand_r(&seed) % SLOTS], &seed);
	for (int i = 0; i < SLOTS; i++) {
		verify(&slots[i]);
		free(slots[i].bytes);
	}
	return NULL;
}

int
main(void)
{
	pthread_t threads[THREADS];

	for (long i = 0; i < THREADS; i++)
		CHECK_EQ(pthread_create(&threads[i], NULL, worker, (void *)(i + 1)), 0);
	for (int i = 0; i < THREADS; i++)
		CHECK_EQ(pthread_join(threads[i], NULL), 0);
	return 0;
}
