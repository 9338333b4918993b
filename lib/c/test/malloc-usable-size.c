/* SPDX-License-Identifier: MIT */
/* What malloc_usable_size says may be written, is at least what was asked for, and stays whole beside its neighbours. */
#include <malloc.h>

#include "check.h"

int
main(void)
{
	static const size_t sizes[] = { 1, 24, 1000, 70000 };
	void *blocks[8];

	CHECK(malloc_usable_size(NULL) == 0);
	for (int i = 0; i < 8; i++) {
		size_t asked = sizes[i % 4];

		blocks[i] = i < 4 ? malloc(asked) : aligned_alloc(64, (asked + 63) / 64 * 64);
		CHECK(malloc_usable_size(blocks[i]) >= asked);
		memset(blocks[i], i, malloc_usable_size(blocks[i]));
	}
	for (int i = 0; i < 8; i++) {
		CHECK(((char *)blocks[i])[0] == i && ((char *)blocks[i])[malloc_usable_size(blocks[i]) - 1] == i);
		free(blocks[i]);
	}
	return 0;
}
