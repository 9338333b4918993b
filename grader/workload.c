/* SPDX-License-Identifier: MIT */
/* See workload.h.  SplitMix64: small, well known, and nobody's security depends on it. */
#include "grader/workload.h"

#include <errno.h>
#include <stdlib.h>

#include "tools/heddle/say.h"

bool
read_seed(const char *text, uint64_t *seed)
{
	char *end;

	errno = 0;
	*seed = strtoull(text, &end, 10);
	return *text >= '0' && *text <= '9' && *end == '\0' && errno == 0;
}

static uint64_t
next(uint64_t *state)
{
	uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return z ^ (z >> 31);
}

void
workload_draw(struct workload *w, uint64_t seed, size_t size)
{
	w->size = size;
	w->bytes = must_alloc(size);
	for (size_t i = 0; i < size; i++)
		w->bytes[i] = (unsigned char)next(&seed);
}

void
workload_free(struct workload *w)
{
	free(w->bytes);
	*w = (struct workload){ 0 };
}

int64_t
bytes_digest(const unsigned char *bytes, size_t size)
{
	uint64_t h = UINT64_C(0xcbf29ce484222325);

	for (size_t i = 0; i < size; i++)
		h = (h ^ bytes[i]) * UINT64_C(0x100000001b3);
	return (int64_t)h;
}
