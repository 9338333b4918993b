/* SPDX-License-Identifier: MIT */
/* From a number to a function.
 *
 *   entry.S -> syscall_dispatch -> sys_NAME(...) -> entry.S -> return_to_user
 *
 * A call that a signal interrupts returns -EINTR; what that means is in the
 * table (enum restart) and decided on the way out (proc/signal.c). */
#include "kernel/sys/syscall.h"

#include "kernel/abi/errno.h"
#include "kernel/abi/syscall.h"
#include "kernel/base/printk.h"
#include "kernel/base/spinlock.h"
#include "kernel/base/trace.h"
#include "kernel/proc/seccomp.h"
#include "kernel/sched/signal.h"
#include "kernel/sched/thread.h"
#include "kernel/sys/calls.h"
#include "lib/base/hash.h"

typedef long (*syscall_fn)(uint64_t, uint64_t, uint64_t, uint64_t, uint64_t, uint64_t);

struct syscall {
	syscall_fn fn;
	uint8_t restart; /* enum restart */
};

#define FN(name) ((syscall_fn)(void (*)(void))sys_##name)
#define ALWAYS(name) [SYS_##name] = { FN(name), RESTART_ALWAYS }
#define AGAIN(name) [SYS_##name] = { FN(name), RESTART_IF_ASKED }
#define ONCE(name) [SYS_##name] = { FN(name), RESTART_NO_HANDLER }
#define NEVER(name) [SYS_##name] = { FN(name), RESTART_NOTHING }
#define SAME(name, other) [SYS_##name] = { FN(other), RESTART_IF_ASKED }

static const struct syscall table[SYSCALL_LIMIT] = {
	/* processes */
	ALWAYS(fork), ALWAYS(vfork), ALWAYS(clone), AGAIN(execve), AGAIN(exit), AGAIN(exit_group),
	AGAIN(wait4), AGAIN(waitid), AGAIN(kill), AGAIN(tkill), AGAIN(tgkill),
	AGAIN(getpid), AGAIN(gettid), AGAIN(getppid), AGAIN(getpgrp), AGAIN(getpgid),
	AGAIN(setpgid), AGAIN(getsid), AGAIN(setsid), AGAIN(uname), AGAIN(set_tid_address), AGAIN(arch_prctl), AGAIN(prctl),
	AGAIN(sched_yield), AGAIN(sched_getaffinity), AGAIN(sched_setaffinity),
	AGAIN(sched_setscheduler), AGAIN(sched_getscheduler), AGAIN(sched_setparam),
	AGAIN(sched_getparam), AGAIN(sched_get_priority_max), AGAIN(sched_get_priority_min),
	AGAIN(sched_rr_get_interval), AGAIN(getpriority), AGAIN(setpriority), AGAIN(getcpu),
	AGAIN(getrlimit), AGAIN(setrlimit), AGAIN(prlimit64), AGAIN(getrusage), AGAIN(times),
	AGAIN(sysinfo), AGAIN(getrandom),
	/* credentials */
	AGAIN(getuid), AGAIN(getgid), AGAIN(geteuid), AGAIN(getegid), AGAIN(setuid), AGAIN(setgid),
	AGAIN(setreuid), AGAIN(setregid), AGAIN(setresuid), AGAIN(setresgid), AGAIN(getresuid),
	AGAIN(getresgid), AGAIN(setfsuid), AGAIN(setfsgid), AGAIN(getgroups), AGAIN(setgroups),
	AGAIN(capget), AGAIN(capset), AGAIN(chroot), AGAIN(seccomp), AGAIN(quotactl),
	/* signals */
	AGAIN(rt_sigaction), AGAIN(rt_sigprocmask), NEVER(rt_sigreturn), AGAIN(rt_sigpending),
	ONCE(rt_sigsuspend), NEVER(rt_sigtimedwait), AGAIN(rt_sigqueueinfo), AGAIN(sigaltstack),
	ONCE(pause),
	/* open files */
	AGAIN(read), AGAIN(write), AGAIN(readv), AGAIN(writev), AGAIN(pread64), AGAIN(pwrite64),
	AGAIN(lseek), AGAIN(ioctl), AGAIN(getdents64), AGAIN(ftruncate),
	AGAIN(fsync), SAME(fdatasync, fsync), AGAIN(close), AGAIN(dup), AGAIN(dup2), AGAIN(dup3),
	AGAIN(fcntl), AGAIN(flock), AGAIN(pipe), AGAIN(pipe2),
	/* names */
	AGAIN(open), AGAIN(openat), AGAIN(creat), AGAIN(stat), AGAIN(lstat), AGAIN(fstat),
	AGAIN(newfstatat), AGAIN(access), AGAIN(faccessat), AGAIN(faccessat2), AGAIN(chdir),
	AGAIN(fchdir), AGAIN(getcwd), AGAIN(umask), AGAIN(truncate), AGAIN(readlink),
	AGAIN(readlinkat), AGAIN(mkdir), AGAIN(mkdirat), AGAIN(mknod), AGAIN(mknodat),
	AGAIN(rmdir), AGAIN(unlink), AGAIN(unlinkat), AGAIN(rename), AGAIN(renameat),
	AGAIN(renameat2), AGAIN(link), AGAIN(linkat), AGAIN(symlink), AGAIN(symlinkat),
	AGAIN(chmod), AGAIN(fchmod), AGAIN(fchmodat), AGAIN(chown), AGAIN(lchown),
	AGAIN(fchown), AGAIN(fchownat), AGAIN(utimensat), AGAIN(sync),
	/* memory */
	AGAIN(mmap), AGAIN(munmap), AGAIN(mprotect), AGAIN(brk), AGAIN(madvise), AGAIN(msync), AGAIN(mremap), AGAIN(memfd_create),
	/* time */
	ONCE(nanosleep), ONCE(clock_nanosleep), AGAIN(clock_gettime), AGAIN(clock_settime),
	AGAIN(clock_getres), AGAIN(gettimeofday), AGAIN(time), AGAIN(alarm), AGAIN(setitimer),
	AGAIN(getitimer), AGAIN(timer_create), AGAIN(timer_settime), AGAIN(timer_gettime),
	AGAIN(timer_getoverrun), AGAIN(timer_delete),
	/* waiting for others */
	AGAIN(futex), AGAIN(set_robust_list), AGAIN(get_robust_list), ONCE(poll), ONCE(ppoll),
	ONCE(select), ONCE(pselect6), AGAIN(mq_open), AGAIN(mq_unlink), AGAIN(mq_timedsend),
	AGAIN(mq_timedreceive), AGAIN(mq_notify), AGAIN(mq_getsetattr),
	AGAIN(epoll_create), AGAIN(epoll_create1), AGAIN(epoll_ctl), NEVER(epoll_wait),
	NEVER(epoll_pwait), NEVER(epoll_pwait2), AGAIN(eventfd), AGAIN(eventfd2), AGAIN(signalfd),
	AGAIN(signalfd4), AGAIN(timerfd_create), AGAIN(timerfd_settime), AGAIN(timerfd_gettime),
};

static const struct syscall heddle_call = { FN(heddle), RESTART_NOTHING };

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

static const struct syscall *
lookup(uint64_t number)
{
	if (number == SYS_heddle)
		return &heddle_call;
	return number < SYSCALL_LIMIT && table[number].fn ? &table[number] : NULL;
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

static long
missing(uint64_t number)
{
	const char *name = syscall_name(number);

	if (!complained(number, current->name))
		printk("%s: no system call %llu (%s)\n", current->name,
		       (unsigned long long)number, name ? name : "unknown");
	return -ENOSYS;
}

void
syscall_dispatch(struct regs *r)
{
	struct thread *t = current;
	uint64_t number = (uint32_t)r->rax; /* as the filter sees it */
	const struct syscall *call = lookup(number);
	long result;

	t->syscalls++;
	if (!t->restarting)
		t->restart_deadline = 0;
	t->restarting = false;
	t->restart = call ? call->restart : RESTART_NOTHING;
	trace(TRACE_ENTER, number, r->rdi);
	if (t->seccomp && !seccomp_allows(r, &result))
		;
	else if (call)
		result = call->fn(r->rdi, r->rsi, r->rdx, r->r10, r->r8, r->r9);
	else
		result = missing(number);
	if (result != -EINTR)
		t->restart = RESTART_NOTHING;
	r->rax = (uint64_t)result;
	trace(TRACE_EXIT, number, (uint64_t)result);
}
