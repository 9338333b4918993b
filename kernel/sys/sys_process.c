/* SPDX-License-Identifier: MIT */
/* Processes: fork, execve, exit, wait, kill. */
#include "kernel/abi/errno.h"
#include "kernel/abi/limits.h"
#include "kernel/abi/sched.h"
#include "kernel/abi/wait.h"
#include "kernel/mm/heap.h"
#include "kernel/proc/cred.h"
#include "kernel/proc/exec.h"
#include "kernel/proc/exit.h"
#include "kernel/proc/fork.h"
#include "kernel/sync/futex.h"
#include "kernel/sys/args.h"
#include "kernel/sys/syscall.h"
#include "lib/base/string.h"

SYSCALL_ALWAYS(fork, void)
{
	struct clone c = { .flags = SIGCHLD };

	return process_clone(&c);
}

SYSCALL_ALWAYS(vfork, void)
{
	struct clone c = { .flags = CLONE_VM | CLONE_VFORK | SIGCHLD };

	return process_clone(&c);
}

PARTLY(clone, "new namespaces, CLONE_PARENT, CLONE_PIDFD, CLONE_IO; CLONE_PTRACE means nothing")
SYSCALL_ALWAYS(clone, uint64_t flags, uint64_t stack, uptr parent_tid, uptr child_tid, uint64_t tls)
{
	struct clone c = { flags, stack, parent_tid, child_tid, tls };

	return process_clone(&c);
}

SYSCALL(execve, uptr path, uptr argv, uptr envp)
{
	scoped(kfree) char *text = NULL;
	struct exec_args args;
	long r = arg_string(path, PATH_MAX, &text);

	if (r >= 0)
		r = args_from_user(&args, argv, envp);
	return r < 0 ? r : process_exec(text, &args);
}

SYSCALL(exit, int status)
{
	futex_keep_wake();
	process_thread_exit(W_EXITCODE(status & 0xff, 0));
}

SYSCALL(exit_group, int status)
{
	futex_keep_wake();
	process_group_exit(W_EXITCODE(status & 0xff, 0));
}

#define KINDS ((int)(__WALL | __WCLONE | __WNOTHREAD))
#define WAIT4_OPTIONS (WNOHANG | WUNTRACED | WCONTINUED | KINDS)

SYSCALL(wait4, int pid, uptr status, int options, uptr usage)
{
	struct wait_result result = { 0 };
	uint32_t id;
	int which;
	long r;

	if (options & ~WAIT4_OPTIONS)
		return -EINVAL;
	if (pid == INT32_MIN)
		return -ESRCH;
	which = pid > 0 ? P_PID : pid == -1 ? P_ALL : P_PGID;
	id = pid == 0 ? current->process->pgrp : (uint32_t)(pid < 0 ? -pid : pid);
	r = process_wait(which, id, options | WEXITED, &result);
	if (r <= 0)
		return r;
	if (status.addr && copy_out(status, &result.status, sizeof(result.status)) < 0)
		return -EFAULT;
	if (usage.addr && return_usage(usage, &result.usage) < 0)
		return -EFAULT;
	return r;
}

/* A wait status as waitid tells it. */
static siginfo_t
wait_info(const struct wait_result *result)
{
	siginfo_t info = signal_info(SIGCHLD, 0, result->pid);
	int status = result->status;

	info.si_uid = result->user;
	info.si_code = WIFEXITED(status) ? CLD_EXITED : WIFSTOPPED(status) ? CLD_STOPPED :
		       WIFCONTINUED(status) ? CLD_CONTINUED : CLD_KILLED;
	info.si_status = WIFEXITED(status) ? WEXITSTATUS(status) :
			 WIFSTOPPED(status) ? WSTOPSIG(status) :
			 WIFCONTINUED(status) ? SIGCONT : WTERMSIG(status);
	return info;
}

PARTLY(waitid, "P_PIDFD, CLD_DUMPED (it says CLD_KILLED)")
SYSCALL(waitid, int which, int id, uptr info, int options, uptr usage)
{
	struct wait_result result = { 0 };
	siginfo_t told;
	long r;

	if ((options & ~(WNOHANG | WNOWAIT | WEXITED | WSTOPPED | WCONTINUED | KINDS)) ||
	    !(options & (WEXITED | WSTOPPED | WCONTINUED)) || which < P_ALL || which > P_PGID ||
	    (which == P_PID && id <= 0) || (which == P_PGID && id < 0))
		return -EINVAL;
	if (which == P_PGID && id == 0)
		id = (int)current->process->pgrp;
	r = process_wait(which, (uint32_t)id, options, &result);
	if (r < 0)
		return r;
	memset(&told, 0, sizeof(told));
	if (r > 0)
		told = wait_info(&result);
	if (info.addr && copy_out(info, &told, sizeof(told)) < 0)
		return -EFAULT;
	if (r > 0 && usage.addr && return_usage(usage, &result.usage) < 0)
		return -EFAULT;
	return 0;
}
