/* SPDX-License-Identifier: MIT */
/* Points, and how the program begins: see runtime.h. */
#include "lib/explore/runtime/runtime.h"

#include <abi/syscall.h>
#include <string.h>

#include "lib/c/syscall.h"
#include "lib/c/thread.h"

#define BLOCKS_A_POINT 256      /* in a loop that neither reads nor writes; and words of memory, where many are read or written at once */

_Thread_local uint32_t explore_countdown = 1;
_Thread_local struct explored *explore_self;
_Thread_local uint32_t explore_reads;
static _Thread_local uint32_t blocks = BLOCKS_A_POINT;
static _Thread_local struct {
	const volatile void *address;
	uint32_t size;
} written;                      /* what the last step was going to write: its value is noted at the next */
uint32_t explore_flags;

void __tsan_init(void);
void __tsan_func_entry(void *pc);
void __tsan_func_exit(void);
void __sanitizer_cov_trace_pc(void);

void
explore_enter(void)
{
	blocks = BLOCKS_A_POINT;
	explore_note_written(); /* before another may write there */
	sys(SYS_heddle, HEDDLE_POINT, 0);
}

void
explore_spins(void)
{
	explore_reads = 0;
	explore_note_written();
	if (explore_flags)
		sys(SYS_sched_yield);
}

/* The calling thread counts down from here on. */
void
explore_begin_thread(struct explored *t)
{
	long flags;

	explore_self = t;
	flags = sys(SYS_heddle, HEDDLE_POINT, &explore_countdown);
	explore_flags = flags > 0 ? (uint32_t)flags & (explore_flags ? explore_flags : ~0u) : 0;
	if (t)
		t->tid = __self()->tid;
}

/* Each object file calls it before main. */
void
__tsan_init(void)
{
	static bool begun;
	struct explored *t;

	if (begun)
		return;
	begun = true;
	explore_begin_thread(NULL);
	if (explore_will_fork)
		explore_will_fork(__self()->tid == FIRST_PROGRAM);
	explore_self = t = explore_new_thread();
	if (t)
		t->tid = t->pid = __self()->tid;
}

void
__tsan_func_entry(void *pc)
{
	(void)pc;
}

void
__tsan_func_exit(void)
{
}

void
__sanitizer_cov_trace_pc(void)
{
	if (--blocks == 0) {
		blocks = BLOCKS_A_POINT;
		point();
	}
}

void
explore_work(size_t words)
{
	while (words >= blocks) {
		words -= blocks;
		blocks = BLOCKS_A_POINT;
		point();
	}
	blocks -= (uint32_t)words;
}

void
explore_give_up(void)
{
	struct heddle_told told = { .kind = HEDDLE_TOLD_BLIND };

	if (detecting())
		sys(SYS_heddle, HEDDLE_TELL, &told);
	explore_common.gave_up = true;
}

/* Where a value is told of, it is the kernel that reads it: what lay there may be gone. */
static void
tell(enum heddle_note_kind kind, uint32_t size, uint32_t pc, const volatile void *address, uint64_t value)
{
	struct heddle_note n = { 0, 0, kind, size, pc, explore_key(address), value };

	sys(SYS_heddle, HEDDLE_NOTE, &n);
}

void
explore_note_written(void)
{
	if (written.address)
		tell(HEDDLE_NOTE_VALUE, written.size, 0, written.address, (uintptr_t)written.address);
	written.address = NULL;
}

void
explore_note(enum heddle_note_kind kind, uint32_t size, uint32_t pc, const volatile void *address, uint64_t value)
{
	explore_note_written();
	if (kind == HEDDLE_NOTE_WRITE || kind == HEDDLE_NOTE_ATOMIC_WRITE) {
		written.address = address;
		written.size = size;
	} else if (kind <= HEDDLE_NOTE_ATOMIC_READ) {
		value = (uintptr_t)address;
	}
	tell(kind, size, pc, address, value);
}
