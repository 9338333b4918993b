/* SPDX-License-Identifier: MIT */
/*
 * Memory that comes and goes, and the functions that read and write much of it at once. Those that give and take memory
 * are led here (__wrap_) for the library's own calls as well: what it frees may be anybody's next.
 */
#include "lib/explore/runtime/strings.h"

#include <malloc.h>
#include <stdlib.h>
#include <string.h>

void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *old, size_t size);
void *__real_aligned_alloc(size_t alignment, size_t size);
int __real_posix_memalign(void **result, size_t alignment, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *old, size_t size);
void *__wrap_aligned_alloc(size_t alignment, size_t size);
int __wrap_posix_memalign(void **result, size_t alignment, size_t size);
void __wrap_free(void *memory);

static void *
fresh(void *memory, size_t size, uint32_t pc)
{
	if (memory && detecting())
		explore_forget(memory, size);
	if (memory && explore_flags)
		explore_made(memory, pc);
	return memory;
}

void *
__wrap_malloc(size_t size)
{
	return fresh(__real_malloc(size), size, RETURN_ADDRESS);
}

void *
__wrap_calloc(size_t count, size_t size)
{
	return fresh(__real_calloc(count, size), count * size, RETURN_ADDRESS);
}

/* Who frees what another may still use has written to it, to all of it; what is larger than this is unmapped. */
#define FREED_MOST 65536
static void
ends(void *memory, uint32_t pc)
{
	size_t size = memory && detecting() ? malloc_usable_size(memory) : 0;

	explore_access(memory, size < FREED_MOST ? size : 1, true, ACCESS_PLAIN, pc);
}

void *
__wrap_realloc(void *old, size_t size)
{
	size_t before = old ? malloc_usable_size(old) : 0;
	char *memory;

	ends(old, RETURN_ADDRESS);
	memory = __real_realloc(old, size);
	if (memory == old) {
		if (memory && size > before) /* what it has become longer by was somebody else's */
			explore_forget(memory + before, size - before);
		return memory;
	}
	if (memory && explore_flags)
		explore_freed(old);
	return fresh(memory, size, RETURN_ADDRESS);
}

void *
__wrap_aligned_alloc(size_t alignment, size_t size)
{
	return fresh(__real_aligned_alloc(alignment, size), size, RETURN_ADDRESS);
}

int
__wrap_posix_memalign(void **result, size_t alignment, size_t size)
{
	int error = __real_posix_memalign(result, alignment, size);

	if (!error)
		fresh(*result, size, RETURN_ADDRESS);
	return error;
}

/* Nobody finds there what lay there, not even he who freed it: what is used all the same is a wild pointer, or a wrong number. */
static void
spoil(void *memory)
{
	size_t size = memory && explore_flags ? malloc_usable_size(memory) : 0;

	if (size < FREED_MOST)
		memset(memory, 0xdd, size);
}

void
__wrap_free(void *memory)
{
	ends(memory, RETURN_ADDRESS);
	spoil(memory);
	if (memory && explore_flags)
		explore_freed(memory);
	__real_free(memory);
}

/* --- strings; more of them in strings.c --- */

STRING(void *, memcpy, (void *to, const void *from, size_t n), (to, from, n), READS(from, n); WRITES(to, n))
STRING(void *, memmove, (void *to, const void *from, size_t n), (to, from, n), READS(from, n); WRITES(to, n))
STRING(void *, memset, (void *to, int byte, size_t n), (to, byte, n), WRITES(to, n))
STRING(int, memcmp, (const void *a, const void *b, size_t n), (a, b, n), READS(a, n); READS(b, n))
STRING(size_t, strlen, (const char *s), (s), READS(s, strlen(s) + 1))
STRING(int, strcmp, (const char *a, const char *b), (a, b), size_t n = shorter(a, b, SIZE_MAX); READS(a, n); READS(b, n))
STRING(int, strncmp, (const char *a, const char *b, size_t most), (a, b, most), size_t n = shorter(a, b, most);
       READS(a, n); READS(b, n))
STRING(char *, strcpy, (char *to, const char *from), (to, from), size_t n = strlen(from) + 1; READS(from, n); WRITES(to, n))
STRING(char *, strncpy, (char *to, const char *from, size_t n), (to, from, n), READS(from, strnlen(from, n)); WRITES(to, n))
STRING(char *, strcat, (char *to, const char *from), (to, from), READS(from, strlen(from) + 1); READS(to, strlen(to) + 1);
       WRITES(to + strlen(to), strlen(from) + 1))
STRING(char *, strchr, (const char *s, int c), (s, c), READS(s, up_to(s, strchr(s, c))))
STRING(char *, strrchr, (const char *s, int c), (s, c), READS(s, strlen(s) + 1))
STRING(char *, strdup, (const char *s), (s), READS(s, strlen(s) + 1))
