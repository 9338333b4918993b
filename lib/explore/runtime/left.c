/* SPDX-License-Identifier: MIT */
/*
 * Which blocks of memory the first program of a domain leaves, and where they were allocated: told at its end, for one
 * schedule may leave what another frees. A table by address, in which neighbours are neighbours (Knuth, TAOCP 3, 6.4,
 * algorithms L and R); what it has no room for is not told of.
 */
#include "lib/explore/runtime/runtime.h"

#include <abi/syscall.h>

#include "lib/c/syscall.h"

#define BLOCKS 4096
#define ALIGNMENT 16

static struct {
	uintptr_t address;      /* 0: free */
	uint64_t pc;
} blocks[BLOCKS];
static unsigned int count;
static unsigned int first = BLOCKS, last;        /* of those that were ever taken */

static unsigned int
home(uintptr_t address)
{
	return (unsigned int)(address / ALIGNMENT) % BLOCKS;
}

static unsigned int
place_of(uintptr_t address)
{
	unsigned int i = home(address);

	while (blocks[i].address && blocks[i].address != address)
		i = (i + 1) % BLOCKS;
	return i;
}

void
explore_made(const void *block, uint32_t pc)
{
	unsigned int i;

	if (count == BLOCKS - 1)
		return;
	i = place_of((uintptr_t)block);
	count += !blocks[i].address;
	first = i < first ? i : first;
	last = i > last ? i : last;
	blocks[i].address = (uintptr_t)block;
	blocks[i].pc = pc;
}

void
explore_freed(const void *block)
{
	unsigned int hole = place_of((uintptr_t)block);

	if (!blocks[hole].address)
		return;
	count--;
	for (unsigned int i = (hole + 1) % BLOCKS; blocks[i].address; i = (i + 1) % BLOCKS) {
		if ((i - home(blocks[i].address)) % BLOCKS < (i - hole) % BLOCKS)
			continue;       /* it would come before its home */
		blocks[hole] = blocks[i];
		hole = i;
	}
	blocks[hole].address = 0;
}

__attribute__((destructor)) static void
tell_left(void)
{
	struct heddle_told told[HEDDLE_TOLD_MOST];
	unsigned int places = 0, at;

	if (!explore_self || explore_self->pid != FIRST_PROGRAM)
		return;
	for (unsigned int i = first; i <= last; i++) {
		if (!blocks[i].address)
			continue;
		for (at = 0; at < places && told[at].pc[0] != blocks[i].pc; at++)
			continue;
		if (at == HEDDLE_TOLD_MOST)
			continue;
		if (at == places)
			told[places++] = (struct heddle_told){ .kind = HEDDLE_TOLD_LEFT, .pc = { blocks[i].pc } };
		told[at].count++;
	}
	for (at = 0; at < places; at++)
		sys(SYS_heddle, HEDDLE_TELL, &told[at]);
}
