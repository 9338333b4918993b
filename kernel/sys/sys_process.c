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

SYSCALL(kill, int pid, int signo) { return process_kill(pid, signo); }

/* Whether the caller may; info says who it is. */
static long
may_signal(struct process *p, int signo, siginfo_t *info)
{
	scoped(cred_put) struct cred *c = process_cred(current->process);

	info->si_uid = c->user.real;
	return cred_may_signal(c, p, signo) ? 0 : -EPERM;
}

/* pid 0: any process. */
static long
kill_thread(int pid, int tid, int signo)
{
	siginfo_t info = signal_info(signo, SI_TKILL, current->process->pid);
	scoped(thread_put) struct thread *t = NULL;
	long r;

	if (tid <= 0 || signo < 0 || signo >= NSIG)
		return -EINVAL;
	t = thread_find(current->world, (uint32_t)tid);
	if (!t || !t->process || (pid && t->process->pid != (uint32_t)pid))
		return -ESRCH;
	r = may_signal(t->process, signo, &info);
	if (r == 0 && signo)
		r = signal_post_thread(t, signo, &info);
	return r;
}

SYSCALL(tkill, int tid, int signo) { return kill_thread(0, tid, signo); }

SYSCALL(tgkill, int pid, int tid, int signo)
{
	return pid <= 0 ? -EINVAL : kill_thread(pid, tid, signo);
}
