/* SPDX-License-Identifier: MIT */
/* Who am I: numbers, process groups, names, thread registers. */
#include "kernel/abi/capability.h"
#include "kernel/abi/errno.h"
#include "kernel/abi/limits.h"
#include "kernel/abi/prctl.h"
#include "kernel/abi/seccomp.h"
#include "kernel/abi/utsname.h"
#include "kernel/proc/process.h"
#include "kernel/proc/seccomp.h"
#include "kernel/sys/boot.h"
#include "kernel/sys/syscall.h"
#include "lib/base/string.h"

#define RELEASE "6.1.0-heddle"
#define TEXT(number) #number
#define TEXT_OF(macro) TEXT(macro)

SYSCALL(getpid, void) { return current->process->pid; }

SYSCALL(gettid, void) { return current->tid; }

SYSCALL(getppid, void)
{
	struct process_tree *tree = process_tree(current->world);
	struct process *parent;
	long pid;

	spin_lock(&tree->lock);
	parent = current->process->parent;
	pid = parent ? parent->pid : 0;
	spin_unlock(&tree->lock);
	return pid;
}

SYSCALL(getpgrp, void) { return current->process->pgrp; }

/* A number of some process, or that of one of its threads; pid 0 is the caller. */
static long
number_of(int pid, bool session)
{
	scoped(process_put) struct process *p =
		process_of(current->world, pid ? (uint32_t)pid : current->process->pid);

	return !p ? -ESRCH : (long)(session ? p->session : p->pgrp);
}

SYSCALL(getpgid, int pid) { return number_of(pid, false); }

SYSCALL(getsid, int pid) { return number_of(pid, true); }

SYSCALL(setpgid, int pid, int pgrp)
{
	scoped(process_put) struct process *p = NULL;

	if (pid < 0 || pgrp < 0)
		return pid < 0 ? -ESRCH : -EINVAL;
	p = process_of(current->world, (uint32_t)pid);
	if (p && p->pid != (uint32_t)pid)
		return -EINVAL;
	return group_set((uint32_t)pid, (uint32_t)pgrp);
}

SYSCALL(setsid, void) { return group_new_session(); }

static const struct utsname name = {
	.sysname = "Linux", /* whose calls these are: programs look at it */
	.nodename = "heddle",
	.release = RELEASE,
	.version = "Heddle",
	.machine = "x86_64",
	.domainname = "(none)",
};

SYSCALL(uname, uptr out) { return copy_out(out, &name, sizeof(name)); }

void
sys_identity_init(void)
{
	procfs_register_text("version", "Linux version " RELEASE " (Heddle)");
	procfs_register_text("sys/kernel/ostype", name.sysname);
	procfs_register_text("sys/kernel/hostname", name.nodename);
	procfs_register_text("sys/kernel/osrelease", name.release);
	procfs_register_text("sys/kernel/version", name.version);
	procfs_register_text("sys/kernel/domainname", name.domainname);
	procfs_register_text("sys/kernel/pid_max", TEXT_OF(PID_MAX));
	procfs_register_text("sys/kernel/ngroups_max", TEXT_OF(NGROUPS_MAX));
	procfs_register_text("sys/kernel/cap_last_cap", TEXT_OF(CAP_LAST));
}

SYSCALL(set_tid_address, uptr word)
{
	current->clear_child_tid = word;
	return current->tid;
}

SYSCALL(arch_prctl, int op, uint64_t address)
{
	if ((op == ARCH_SET_FS || op == ARCH_SET_GS) && address >= USER_END)
		return -EPERM;
	switch (op) {
	case ARCH_SET_FS:
		process_set_bases(address, current->gs_base);
		return 0;
	case ARCH_SET_GS:
		process_set_bases(current->fs_base, address);
		return 0;
	case ARCH_GET_FS:
		return copy_out(UPTR(address), &current->fs_base, sizeof(uint64_t));
	case ARCH_GET_GS:
		return copy_out(UPTR(address), &current->gs_base, sizeof(uint64_t));
	default:
		return -EINVAL;
	}
}

static long
set_name(uptr from)
{
	char name[COMM_LEN];
	long n = copy_in_str(name, from, sizeof(name));

	if (n == -ENAMETOOLONG)
		n = copy_in(name, from, sizeof(name));
	if (n < 0)
		return n;
	name[sizeof(name) - 1] = '\0';
	thread_set_name(current, name);
	return 0;
}

PARTLY(seccomp, "SECCOMP_RET_TRACE, SECCOMP_RET_USER_NOTIF")
SYSCALL(seccomp, unsigned int op, unsigned int flags, uptr arg)
{
	if (op == SECCOMP_SET_MODE_FILTER)
		return seccomp_filter(flags, arg);
	if (flags || (op == SECCOMP_SET_MODE_STRICT && arg.addr))
		return -EINVAL;
	return op == SECCOMP_SET_MODE_STRICT ? seccomp_strict() :
	       op == SECCOMP_GET_ACTION_AVAIL ? seccomp_action_known(arg) : -EINVAL;
}

static long
set_secret(uint64_t dumpable)
{
	struct process *p = current->process;

	if (dumpable > 1)
		return -EINVAL;
	spin_lock(&p->lock);
	p->secret = !dumpable;
	spin_unlock(&p->lock);
	return 0;
}

PARTLY(prctl, "all but names, dumpable, seccomp, no_new_privs, subreapers, the capability bounding set")
SYSCALL(prctl, int op, uint64_t a, uint64_t b, uint64_t c, uint64_t d)
{
	switch (op) {
	case PR_SET_NAME:
		return set_name(UPTR(a));
	case PR_GET_NAME:
		return copy_out(UPTR(a), current->name, COMM_LEN);
	case PR_GET_DUMPABLE:
		return !current->process->secret;
	case PR_SET_DUMPABLE:
		return set_secret(a);
	case PR_GET_SECCOMP:
		return current->seccomp;
	case PR_SET_SECCOMP:
		if (a != SECCOMP_MODE_STRICT && a != SECCOMP_MODE_FILTER)
			return -EINVAL;
		return a == SECCOMP_MODE_STRICT ? seccomp_strict() : seccomp_filter(0, UPTR(b));
	case PR_CAPBSET_READ:
	case PR_CAPBSET_DROP:
		return cred_bounding(a, op == PR_CAPBSET_DROP);
	case PR_SET_CHILD_SUBREAPER:
		spin_lock(&process_tree(current->world)->lock);
		current->process->reaper = a != 0;
		spin_unlock(&process_tree(current->world)->lock);
		return 0;
	case PR_GET_CHILD_SUBREAPER:
		return copy_out(UPTR(a), &(int){ current->process->reaper }, sizeof(int));
	case PR_SET_NO_NEW_PRIVS:
		if (a != 1 || b || c || d)
			return -EINVAL;
		current->no_new_privs = true;
		return 0;
	case PR_GET_NO_NEW_PRIVS:
		return a || b || c || d ? -EINVAL : current->no_new_privs;
	default:
		return -EINVAL;
	}
}
