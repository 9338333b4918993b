/* SPDX-License-Identifier: MIT */
/*
 * The heap. Memory comes in blocks of 44 sizes, four to each doubling:
 *
 *      16 32 48 64  80 96 112 128  160 192 224 256  320 ... 64 KiB
 *
 * Free blocks of a size form a list (last in, first out); an empty list is refilled
 * from fresh memory at the end of the heap (brk), which never shrinks. Larger blocks
 * are mappings of their own and go back to the kernel when freed. A block:
 *
 *      [ mark | size class | length ][ length bytes for the caller ][ tail mark ] ...
 *      ^ struct block, 16 bytes      ^ what malloc returns
 *
 * `mark` says LIVE or FREE, mixed with the block's address; the tail mark (8 bytes,
 * maybe unaligned) is behind the last byte the caller asked for. So free() notices a
 * double free, a pointer that is not malloc's, and a write past the end.
 */
#include <errno.h>
#include <limits.h>
#include <malloc.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "lib/c/stdlib/malloc.h"

#define CLASSES         44
#define LARGE           CLASSES         /* class of a block with its own mapping */
#define ALIGNED         (CLASSES + 1)   /* a header inside another block, see below */
#define SMALL_MAX       65536           /* largest size of a class, header included */
#define REFILL          (64 * 1024)     /* how much the heap grows at least */
#define HEADER          sizeof(struct block)
#define TAIL            sizeof(uint64_t)
#define LIVE            0x4c495645u
#define FREE            0x46524545u
#define TAIL_MARK       0x7461696c7461696cu

struct block {
	uint32_t mark;
	uint32_t class;
	size_t length;                  /* FREE: pointer to the next free block */
};

_Static_assert(sizeof(struct block) == 16, "what malloc returns is aligned to 16");

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct block *free_blocks[CLASSES];      /* [lock] */
static char *fresh, *fresh_end;                 /* [lock] heap memory never used */

void
__malloc_lock(void)
{
	pthread_mutex_lock(&lock);
}

void
__malloc_unlock(void)
{
	pthread_mutex_unlock(&lock);
}

static _Noreturn void
complain(const char *what, const void *memory)
{
	dprintf(2, "%s: heap: %s: %p\n", program_invocation_short_name, what, memory);
	abort();
}

/* 0..3: 16 32 48 64; then each doubling in four steps. */
static size_t
class_size(unsigned class)
{
	if (class < 4)
		return 16u * (class + 1);
	return (size_t)(64 + 16 * (class % 4 + 1)) << (class / 4 - 1);
}

/* The smallest class that holds `size` bytes (17 .. SMALL_MAX). */
static unsigned
class_of(size_t size)
{
	unsigned power;
	size_t step;

	if (size <= 64)
		return (unsigned)((size + 15) / 16 - 1);
	power = 63 - (unsigned)__builtin_clzl(size - 1);        /* 2^power < size */
	step = 1ul << (power - 2);
	return 4 * (power - 6) + 3 + (unsigned)((size - (1ul << power) + step - 1) / step);
}

static uint32_t
mark_of(const struct block *block, uint32_t state)
{
	return state ^ (uint32_t)(uintptr_t)block;
}

static void *
payload(struct block *block)
{
	return block + 1;
}

/* Makes the block LIVE, with both marks. */
static void *
hand_out(struct block *block, unsigned class, size_t length)
{
	uint64_t tail = TAIL_MARK;

	block->mark = mark_of(block, LIVE);
	block->class = class;
	block->length = length;
	memcpy((char *)payload(block) + length, &tail, TAIL);
	return payload(block);
}

/* The block of a pointer that the caller gave us, if it is in order. */
static struct block *
check(void *memory)
{
	struct block *block = (struct block *)memory - 1;
	uint64_t tail = TAIL_MARK;

	if ((uintptr_t)memory % 16)
		complain("not a pointer from malloc", memory);
	if (block->mark == mark_of(block, FREE))
		complain("freed twice, or used after free", memory);
	if (block->mark != mark_of(block, LIVE))
		complain("not a pointer from malloc, or the bytes before it were overwritten",
			 memory);
	if (block->class != ALIGNED && memcmp((char *)memory + block->length, &tail, TAIL))
		complain("a write past the end of the block", memory);
	return block;
}

/* A block from the end of the heap. What is left of the old fresh memory, if the new
 * piece does not follow it, is lost: at most one block. */
static struct block *
take_fresh(size_t size)
{
	struct block *block;

	if ((size_t)(fresh_end - fresh) < size) {
		char *more = sbrk(size > REFILL ? (intptr_t)size : REFILL);

		if (more == (void *)-1)
			return NULL;
		if (more != fresh_end)
			fresh = (char *)(((uintptr_t)more + 15) & -16ul);
		fresh_end = more + (size > REFILL ? size : REFILL);
		if ((size_t)(fresh_end - fresh) < size)
			return take_fresh(size);        /* alignment cost some bytes */
	}
	block = (struct block *)fresh;
	fresh += size;
	return block;
}

static struct block *
take_small(unsigned class)
{
	struct block *block;

	__malloc_lock();
	block = free_blocks[class];
	if (block)
		free_blocks[class] = (struct block *)block->length;
	else
		block = take_fresh(class_size(class));
	__malloc_unlock();
	return block;
}

static struct block *
take_large(size_t total)
{
	void *map = mmap(NULL, total, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	return map == MAP_FAILED ? NULL : map;
}

/* malloc; *is_zero tells calloc that the memory comes fresh from the kernel. */
static void *
allocate(size_t length, bool *is_zero)
{
	size_t total = length + HEADER + TAIL;
	unsigned class = total <= SMALL_MAX ? class_of(total) : LARGE;
	struct block *block = NULL;

	if (length <= PTRDIFF_MAX - PAGE_SIZE)
		block = class == LARGE ? take_large(total) : take_small(class);
	*is_zero = class == LARGE;
	if (!block) {
		errno = ENOMEM;
		return NULL;
	}
	return hand_out(block, class, length);
}

void *
malloc(size_t length)
{
	bool is_zero;

	return allocate(length, &is_zero);
}

void *
calloc(size_t count, size_t size)
{
	size_t length;
	bool is_zero;
	void *memory;

	if (__builtin_mul_overflow(count, size, &length)) {
		errno = ENOMEM;
		return NULL;
	}
	memory = allocate(length, &is_zero);
	if (memory && !is_zero)
		memset(memory, 0, length);
	return memory;
}

static void
put_small(struct block *block)
{
	block->mark = mark_of(block, FREE);
	block->length = (size_t)free_blocks[block->class];
	free_blocks[block->class] = block;
}

void
free(void *memory)
{
	struct block *block;
	unsigned class;
	int saved = errno;

	if (!memory)
		return;
	__malloc_lock();
	block = check(memory);
	class = block->class;
	if (class < CLASSES)
		put_small(block);
	__malloc_unlock();
	if (class == LARGE) {
		munmap(block, block->length + HEADER + TAIL);
	} else if (class == ALIGNED) {
		block->mark = mark_of(block, FREE);
		free((char *)memory - block->length);
	}
	errno = saved;
}

/* Bytes that the caller may use. */
static size_t
usable(const struct block *block)
{
	const char *memory = (const char *)(block + 1);

	if (block->class != ALIGNED)
		return block->length;
	return ((const struct block *)(memory - block->length) - 1)->length - block->length;
}

size_t
malloc_usable_size(void *memory)
{
	return memory ? usable(check(memory)) : 0;
}

void *
realloc(void *memory, size_t length)
{
	struct block *block;
	size_t old;
	void *larger;

	if (!memory)
		return malloc(length);
	block = check(memory);
	if (block->class < CLASSES && length <= SMALL_MAX &&
	    class_of(length + HEADER + TAIL) == block->class)
		return hand_out(block, block->class, length);
	old = usable(block);
	larger = malloc(length);
	if (!larger)
		return NULL;
	memcpy(larger, memory, old < length ? old : length);
	free(memory);
	return larger;
}

void *
reallocarray(void *memory, size_t count, size_t size)
{
	size_t length;

	if (__builtin_mul_overflow(count, size, &length)) {
		errno = ENOMEM;
		return NULL;
	}
	return realloc(memory, length);
}

/* Alignment beyond 16: a larger block, and inside it a second header right before the
 * aligned address, whose `length` is the way back to the first. */
void *
aligned_alloc(size_t alignment, size_t length)
{
	struct block *inner;
	char *outer;
	uintptr_t aligned;

	if (alignment <= 16)
		return malloc(length);
	if (alignment & (alignment - 1)) {
		errno = EINVAL;
		return NULL;
	}
	outer = malloc(length + alignment + HEADER);
	if (!outer)
		return NULL;
	aligned = ((uintptr_t)outer + HEADER + alignment - 1) & -alignment;
	inner = (struct block *)aligned - 1;
	inner->mark = mark_of(inner, LIVE);
	inner->class = ALIGNED;
	inner->length = aligned - (uintptr_t)outer;
	return (void *)aligned;
}

int
posix_memalign(void **memory, size_t alignment, size_t length)
{
	int saved = errno, error = 0;
	void *result = aligned_alloc(alignment, length);

	if (result)
		*memory = result;
	else
		error = errno;
	errno = saved;
	return error;
}
