/* SPDX-License-Identifier: MIT */
/* One table for the machine: who asks is a person at a shell. */
#include "kernel/proc/ladder.h"

#include "kernel/abi/errno.h"
#include "kernel/abi/syscall.h"
#include "kernel/arch/machine.h"
#include "kernel/base/symbols.h"
#include "kernel/fs/fs.h"
#include "kernel/proc/process.h"
#include "kernel/proc/strace.h"
#include "kernel/proc/symbols.h"
#include "lib/base/string.h"

#define MOST 128 /* different ones; more are not told */

static struct spinlock lock = SPINLOCK_INIT(RANK_PROCESS, "ladders");
static struct heddle_ladder seen[MOST];
static uint32_t count;

void
ladders_begin(void)
{
	count = 0;
	current->strace = STRACE_LADDERS;
}

long
ladders_tell(uptr to, uint64_t n)
{
	uint64_t some = n < count ? n : count;

	return copy_out(to, seen, some * sizeof(*seen)) < 0 ? -EFAULT : (long)some;
}

static bool
same(const struct heddle_ladder *a, const struct heddle_ladder *b)
{
	return a->call == b->call && a->program == b->program && a->kernel == b->kernel && a->user == b->user &&
	       memcmp(a->at, b->at, (a->kernel + a->user) * sizeof(a->at[0])) == 0;
}

static void
add(const struct heddle_ladder *l)
{
	struct heddle_ladder *s = seen;

	spin_lock(&lock);
	while (s < seen + count && !same(s, l))
		s++;
	if (s == seen + count && count < MOST) {
		seen[count++] = *l;
	} else if (s < seen + count) {
		s->times++;
		s->slept_ns += l->slept_ns;
	}
	spin_unlock(&lock);
}

/* With the program's part. */
static void
complete(struct heddle_ladder *l, const struct regs *r)
{
	scoped(inode_put) struct inode *exe = process_exe(current->process);
	struct stat s;

	if (exe && fs_stat(exe, &s) == 0)
		l->program = s.st_ino;
	l->user = user_calls(current->mm, r, l->at + l->kernel, HEDDLE_LADDER_CALLS - l->kernel);
	strlcpy(l->name, current->name, sizeof(l->name));
}

void
ladder_call(struct regs *r, void (*call)(struct regs *))
{
	struct heddle_ladder l = { .times = 1, .call = (uint32_t)r->rax, .tid = current->tid };

	current->ladder = &l;
	call(r);
	current->ladder = NULL;
	bool mark = l.call == SYS_heddle && r->rdi == HEDDLE_MARK;
	if ((l.kernel == 0 && !mark) || atomic_load(&current->killed))
		return;
	l.slept_ns = l.kernel == 0 ? 0 : (uint64_t)clock_now() - l.slept_ns;
	complete(&l, r);
	add(&l);
}

void
ladder_copy(const struct regs *r)
{
	struct heddle_ladder l = { .times = 1, .call = HEDDLE_LADDER_COPY, .tid = current->tid };

	l.kernel = calls_from((uint64_t)__builtin_frame_address(0), l.at, 1);
	complete(&l, r);
	l.user = 1;
	add(&l);
}
