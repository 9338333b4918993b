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
#include "kernel/sys/calls.h"
#include "kernel/sys/usage.h"
#include "lib/base/string.h"

long
sys_fork(void)
{
	struct clone c = { .flags = SIGCHLD };

	return process_clone(&c);
}

long
sys_vfork(void)
{
	struct clone c = { .flags = CLONE_VM | CLONE_VFORK | SIGCHLD };

	return process_clone(&c);
}

long
sys_clone(uint64_t flags, uint64_t stack, uptr parent_tid, uptr child_tid, uint64_t tls)
{
	struct clone c = { flags, stack, parent_tid, child_tid, tls };

	return process_clone(&c);
}

long
sys_execve(uptr path, uptr argv, uptr envp)
{
	char *text = kmalloc(PATH_MAX);
	struct exec_args args;
	long r = text ? copy_in_str(text, path, PATH_MAX) : -ENOMEM;

	if (r >= 0)
		r = args_from_user(&args, argv, envp);
	if (r >= 0)
		r = process_exec(text, &args);
	kfree(text);
	return r;
}

long
sys_exit(int status)
{
	process_thread_exit(W_EXITCODE(status & 0xff, 0));
}

long
sys_exit_group(int status)
{
	process_group_exit(W_EXITCODE(status & 0xff, 0));
}

#define KINDS ((int)(__WALL | __WCLONE | __WNOTHREAD))
#define WAIT4_OPTIONS (WNOHANG | WUNTRACED | WCONTINUED | KINDS)

long
sys_wait4(int pid, uptr status, int options, uptr usage)
{
	struct wait_result result;
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
	if (usage.addr && usage_out(usage, &result.usage) < 0)
		return -EFAULT;
	return r;
}

/* A wait status as waitid tells it. */
static siginfo_t
wait_info(const struct wait_result *result)
{
	siginfo_t info = signal_info(SIGCHLD, 0, result->pid);
	int status = result->status;

	info.si_code = WIFEXITED(status) ? CLD_EXITED : WIFSTOPPED(status) ? CLD_STOPPED :
		       WIFCONTINUED(status) ? CLD_CONTINUED : CLD_KILLED;
	info.si_status = WIFEXITED(status) ? WEXITSTATUS(status) :
			 WIFSTOPPED(status) ? WSTOPSIG(status) :
			 WIFCONTINUED(status) ? SIGCONT : WTERMSIG(status);
	return info;
}

long
sys_waitid(int which, int id, uptr info, int options, uptr usage)
{
	struct wait_result result;
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
	if (r > 0 && usage.addr && usage_out(usage, &result.usage) < 0)
		return -EFAULT;
	return 0;
}

long
sys_kill(int pid, int signo)
{
	return process_kill(pid, signo);
}

/* Whether the caller may; info says who it is. */
static long
may_signal(struct process *p, int signo, siginfo_t *info)
{
	struct cred *c = process_cred(current->process);
	long r = cred_may_signal(c, p, signo) ? 0 : -EPERM;

	info->si_uid = c->user.real;
	cred_put(c);
	return r;
}

/* pid 0: any process. */
static long
kill_thread(int pid, int tid, int signo)
{
	siginfo_t info = signal_info(signo, SI_TKILL, current->process->pid);
	struct thread *t;
	long r = 0;

	if (tid <= 0 || signo < 0 || signo >= NSIG)
		return -EINVAL;
	t = thread_find(current->world, (uint32_t)tid);
	if (!t)
		return -ESRCH;
	if (!t->process || (pid && t->process->pid != (uint32_t)pid))
		r = -ESRCH;
	else
		r = may_signal(t->process, signo, &info);
	if (r == 0 && signo)
		signal_post_thread(t, signo, &info);
	thread_put(t);
	return r;
}

long
sys_tkill(int tid, int signo)
{
	return kill_thread(0, tid, signo);
}

long
sys_tgkill(int pid, int tid, int signo)
{
	return pid <= 0 ? -EINVAL : kill_thread(pid, tid, signo);
}
