/* SPDX-License-Identifier: MIT */
/* System calls.  Each is entered in the table where it is defined:
 *
 *     SYSCALL(umask, unsigned int mask)
 *     {
 *         ...
 *     }
 *
 * is `static long sys_umask(unsigned int mask)`.  Arguments are as Linux has
 * them on x86-64 (the manual pages say the rest), user addresses are uptr; the
 * result is one, or -E.  SYSCALL_FILE is for those that begin with a descriptor:
 * they get the open file, struct file *f, for the length of the call, or were
 * -EBADF before.  The others differ in what a signal makes of them (enum restart). */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "kernel/abi/syscall.h"
#include "kernel/arch/regs.h"
#include "kernel/sched/signal.h"

struct file;

struct syscall {
	long (*fn)(uint64_t, uint64_t, uint64_t, uint64_t, uint64_t, uint64_t);
	uint16_t number;
	bool file;       /* the first argument is a descriptor, fn takes the file */
	uint8_t restart; /* enum restart */
};

#define SYSCALL(name, ...) SYSCALL_DEFINE(name, false, RESTART_IF_ASKED, __VA_ARGS__)
#define SYSCALL_FILE(name, ...) SYSCALL_DEFINE(name, true, RESTART_IF_ASKED, struct file *f, ##__VA_ARGS__)
#define SYSCALL_ALWAYS(name, ...) SYSCALL_DEFINE(name, false, RESTART_ALWAYS, __VA_ARGS__)
#define SYSCALL_ONCE(name, ...) SYSCALL_DEFINE(name, false, RESTART_NO_HANDLER, __VA_ARGS__)
#define SYSCALL_NEVER(name, ...) SYSCALL_DEFINE(name, false, RESTART_NOTHING, __VA_ARGS__)

/* What is missing of a call, for the table in kernel/README.md (tools/check/calls.sh). */
#define PARTLY(name, missing) _Static_assert(SYS_##name >= 0, missing);

#define SYSCALL_DEFINE(name, file, restart, ...)                                                 \
	static long sys_##name(__VA_ARGS__);                                                     \
	static const struct syscall call_##name __attribute__((used, section(".syscalls"))) = {  \
		(void *)sys_##name, SYS_##name, file, restart };                                 \
	static long sys_##name(__VA_ARGS__)

/* At boot: fills the table. */
void syscall_init(void);
/* Called by entry.S with interrupts on: runs the call that r->rax names. */
void syscall_dispatch(struct regs *r);
/* "read", or NULL. */
const char *syscall_name(uint64_t number);

/* Parts of calls that stand in another file. */
long fcntl_lock(int fd, struct file *f, int command, uptr arg);
long cred_bounding(uint64_t capability, bool drop);
