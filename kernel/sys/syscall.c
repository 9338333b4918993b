/* SPDX-License-Identifier: MIT */
/* From a number to a function.
 *
 *   entry.S -> syscall_dispatch -> sys_NAME(...) -> entry.S -> return_to_user
 *
 * A call that a signal interrupts returns -EINTR; what that means is in the
 * table (enum restart) and decided on the way out (proc/signal.c). */
#include "kernel/sys/syscall.h"

#include "kernel/abi/errno.h"
#include "kernel/abi/heddle.h"
#include "kernel/base/printk.h"
#include "kernel/base/spinlock.h"
#include "kernel/base/trace.h"
#include "kernel/proc/image.h"
#include "kernel/proc/ladder.h"
#include "kernel/proc/seccomp.h"
#include "kernel/proc/strace.h"
#include "kernel/sched/thread.h"
#include "kernel/sched/turn.h"
#include "kernel/sys/args.h"
#include "lib/base/hash.h"

extern const struct syscall __syscalls_start[], __syscalls_end[];

static const struct syscall *table[SYSCALL_LIMIT + 1]; /* by number; the last: SYS_heddle */

static const struct syscall **
entry(uint64_t number)
{
	return &table[number == SYS_heddle ? SYSCALL_LIMIT : number];
}

void
syscall_init(void)
{
	for (const struct syscall *c = __syscalls_start; c < __syscalls_end; c++)
		*entry(c->number) = c;
}

static const char *const names[SYSCALL_LIMIT] = {
#define NAME(number, name) [number] = #name,
	HEDDLE_SYSCALLS(NAME)
};

const char *
syscall_name(uint64_t number)
{
	if (number == SYS_heddle)
		return "heddle";
	return number < SYSCALL_LIMIT ? names[number] : NULL;
}

#define REMEMBERED 1024

/* Whether this number was missing for this program before; also when there is
 * no room to remember more. */
static bool
complained(uint64_t number, const char *program)
{
	static struct spinlock lock = SPINLOCK_INIT(RANK_CONSOLE, "missing calls");
	static uint64_t seen[REMEMBERED]; /* [lock] hashes, each at its place or the next free one */
	uint64_t hash = hash_bytes(hash_string(program), &number, sizeof(number)) | 1;
	unsigned int i = 0;
	uint64_t *place;
	bool is_new;

	spin_lock(&lock);
	do
		place = &seen[(hash + i) % REMEMBERED];
	while (*place != 0 && *place != hash && ++i < REMEMBERED);
	is_new = *place == 0;
	if (is_new)
		*place = hash;
	spin_unlock(&lock);
	return !is_new;
}

static __attribute__((noinline)) long
missing(uint64_t number)
{
	const char *name = syscall_name(number);

	if (!complained(number, current->name))
		printk("%s: no system call %llu (%s)\n", current->name,
		       (unsigned long long)number, name ? name : "unknown");
	return -ENOSYS;
}

static __attribute__((noinline)) long
call_with_file(const struct syscall *call, const struct regs *r)
{
	scoped(file_put) struct file *f = arg_file((int)r->rdi);

	return f ? call->fn((uint64_t)f, r->rsi, r->rdx, r->r10, r->r8, r->r9) : -EBADF;
}

/* What the explorer's runtime tells of a program is no step of the program. */
static inline bool
only_tells(uint64_t op)
{
	return op == HEDDLE_NOTE || op == HEDDLE_RACE || op == HEDDLE_TELL;
}

__attribute__((always_inline)) static inline void
dispatch(struct regs *r)
{
	struct thread *t = current;
	uint64_t number = (uint32_t)r->rax; /* as the filter sees it */
	const struct syscall *call = number < SYSCALL_LIMIT || number == SYS_heddle ? *entry(number) : NULL;
	bool point = turn_of(t->world) && !(number == SYS_heddle && only_tells(r->rdi));
	long result;

	if (point)
		image_call(r);
	t->syscalls++;
	if (!t->restarting)
		t->restart_deadline = 0;
	t->restarting = false;
	t->restart = call ? call->restart : RESTART_NOTHING;
	trace(TRACE_ENTER, number, r->rdi);
	if (point)
		turn_point(number == SYS_sched_yield);
	if (t->seccomp && !seccomp_allows(r, &result))
		;
	else if (!call)
		result = missing(number);
	else if (call->file)
		result = call_with_file(call, r);
	else
		result = call->fn(r->rdi, r->rsi, r->rdx, r->r10, r->r8, r->r9);
	if (result != -EINTR)
		t->restart = RESTART_NOTHING;
	r->rax = (uint64_t)result;
	t->borrowed = NULL;
	if (point)
		turn_let_go();
	trace(TRACE_EXIT, number, (uint64_t)result);
}

void
syscall_dispatch(struct regs *r)
{
	if (current->strace)
		(current->strace == STRACE_LADDERS ? ladder_call : strace_call)(r, dispatch);
	else
		dispatch(r);
}
