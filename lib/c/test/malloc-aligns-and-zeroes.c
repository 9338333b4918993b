/* SPDX-License-Identifier: MIT */
/* aligned_alloc aligns, calloc zeroes used memory, impossible sizes give NULL and ENOMEM. */
#include "check.h"

int
main(void)
{
	char *volatile block;
	void *aligned;

	for (size_t alignment = 8; alignment <= 8192; alignment *= 2) {
		CHECK_EQ(posix_memalign(&aligned, alignment, 100), 0);
		CHECK_EQ((unsigned long)aligned % alignment, 0);
		memset(aligned, 1, 100);
		aligned = realloc(aligned, 300);
		CHECK(((char *)aligned)[99] == 1);
		free(aligned);
	}
	block = malloc(300);
	memset(block, 7, 300);
	free(block);
	block = calloc(3, 100);
	for (int i = 0; i < 300; i++)
		CHECK_EQ(block[i], 0);
	free(block);
	errno = 0;
	volatile size_t huge = (size_t)1 << 60; /* more than the compiler may see */
	block = calloc(huge, 1 << 10);
	CHECK(!block && errno == ENOMEM);
	huge = (size_t)-100;
	block = malloc(huge);
	CHECK(!block);
	block = malloc(0);
	CHECK(block);
	free(block);
	free(NULL);
	return 0;
}
