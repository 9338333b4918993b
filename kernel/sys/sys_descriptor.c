/* SPDX-License-Identifier: MIT */
/* Descriptors: closing, copying, flags, pipes. */
#include "kernel/abi/errno.h"
#include "kernel/abi/fcntl.h"
#include "kernel/base/limit.h"
#include "kernel/ipc/async.h"
#include "kernel/ipc/pipe.h"
#include "kernel/proc/cred.h"
#include "kernel/proc/files.h"
#include "kernel/proc/process.h"
#include "kernel/sys/args.h"
#include "kernel/sys/syscall.h"

static struct files *
own_files(void)
{
	return current->process->files;
}

SYSCALL(close, int fd) { return files_close(own_files(), fd); }

/* fd's file under the lowest free number from `from` on. */
static long
duplicate(int fd, unsigned int from, bool cloexec)
{
	struct file *f = arg_any_file(fd);

	return f ? return_file(f, from, cloexec) : -EBADF;
}

SYSCALL(dup, int fd) { return duplicate(fd, 0, false); }

static long
duplicate_to(int fd, int to, bool cloexec)
{
	struct file *f = arg_any_file(fd);
	long r;

	if (!f)
		return -EBADF;
	r = to < 0 ? -EBADF : files_set(own_files(), f, (unsigned int)to, cloexec);
	if (r < 0)
		file_put(f);
	return r;
}

SYSCALL(dup2, int fd, int to)
{
	if (fd == to)
		return files_cloexec(own_files(), fd) < 0 ? -EBADF : fd;
	return duplicate_to(fd, to, false);
}

SYSCALL(dup3, int fd, int to, int flags)
{
	if (fd == to || (flags & ~O_CLOEXEC))
		return -EINVAL;
	return duplicate_to(fd, to, flags & O_CLOEXEC);
}

#define CHANGEABLE (O_APPEND | O_NONBLOCK | O_ASYNC | O_DIRECT | O_NOATIME)

static long
set_flags(struct file *f, int fd, unsigned int flags)
{
	unsigned int old = atomic_load(&f->flags);

	if (((old ^ flags) & O_ASYNC) && async_switch(f, fd, flags & O_ASYNC))
		return -ENOMEM;
	while (!atomic_compare_exchange_weak(&f->flags, &old,
					     (old & ~(unsigned int)CHANGEABLE) | (flags & CHANGEABLE)))
		;
	return 0;
}

/* F_SETOWN: a process, -group or 0 (nobody). */
static long
set_owner(struct file *f, int owner)
{
	if (owner && !process_number_used(current->world, (uint32_t)(owner < 0 ? -owner : owner)))
		return -ESRCH;
	return async_set_owner(f, owner, false, process_cred(current->process));
}

static long
set_owner_ex(struct file *f, uptr from)
{
	struct f_owner_ex o;

	if (copy_in(&o, from, sizeof(o)) < 0)
		return -EFAULT;
	if (o.type < F_OWNER_TID || o.type > F_OWNER_PGRP)
		return -EINVAL;
	if (o.type == F_OWNER_TID && o.pid) {
		scoped(thread_put) struct thread *t = thread_find(current->world, (uint32_t)o.pid);

		return t ? async_set_owner(f, o.pid, true, process_cred(current->process)) : -ESRCH;
	}
	return o.pid < 0 ? -ESRCH : set_owner(f, o.type == F_OWNER_PGRP ? -o.pid : o.pid);
}

static long
get_owner_ex(struct file *f, uptr to)
{
	bool thread;
	int owner = async_owner(f, &thread);
	struct f_owner_ex o = { thread ? F_OWNER_TID : owner < 0 ? F_OWNER_PGRP : F_OWNER_PID, owner < 0 ? -owner : owner };

	return copy_out(to, &o, sizeof(o));
}

/* What is asked of the descriptor more than of the file: works with O_PATH too. */
static bool
of_descriptor(int command)
{
	return command == F_DUPFD || command == F_DUPFD_CLOEXEC || command == F_GETFD || command == F_SETFD ||
	       command == F_GETFL;
}

PARTLY(fcntl, "leases, seals, F_NOTIFY; locks on pipes, which are no files here")
SYSCALL(fcntl, int fd, int command, uint64_t arg)
{
	scoped(file_put) struct file *f = arg_any_file(fd);
	struct files *files = own_files();
	bool thread;

	if (!f || (file_is_path(f) && !of_descriptor(command)))
		return -EBADF;
	switch (command) {
	case F_DUPFD:
	case F_DUPFD_CLOEXEC:
		return arg >= limit_of(RLIMIT_NOFILE) ? -EINVAL : duplicate(fd, (unsigned int)arg, command == F_DUPFD_CLOEXEC);
	case F_GETFD:
		return files_cloexec(files, fd);
	case F_SETFD:
		return files_set_cloexec(files, fd, arg & FD_CLOEXEC);
	case F_GETFL:
		return (long)(atomic_load(&f->flags) & ~(unsigned int)O_CLOEXEC);
	case F_SETFL:
		return set_flags(f, fd, (unsigned int)arg);
	case F_GETLK: case F_SETLK: case F_SETLKW:
	case F_OFD_GETLK: case F_OFD_SETLK: case F_OFD_SETLKW:
		return fcntl_lock(fd, f, command, UPTR(arg));
	case F_SETPIPE_SZ:
	case F_GETPIPE_SZ:
		return !f->ops->resize ? -EBADF : f->ops->resize(f, command == F_GETPIPE_SZ ? 0 : arg ? arg : 1);
	case F_SETOWN:
		return set_owner(f, (int)arg);
	case F_GETOWN:
		return async_owner(f, &thread);
	case F_SETOWN_EX:
		return set_owner_ex(f, UPTR(arg));
	case F_GETOWN_EX:
		return get_owner_ex(f, UPTR(arg));
	case F_SETSIG:
		return async_set_signal(f, (int)arg);
	case F_GETSIG:
		return async_signal(f);
	default:
		return -EINVAL;
	}
}

/* Both ends entered or none. */
static int
enter_both(struct file *ends[2], bool cloexec, int fds[2])
{
	fds[0] = (int)return_file(ends[0], 0, cloexec);
	if (fds[0] < 0) {
		file_put(ends[1]);
		return fds[0];
	}
	fds[1] = (int)return_file(ends[1], 0, cloexec);
	if (fds[1] < 0)
		files_close(own_files(), fds[0]);
	return fds[1] < 0 ? fds[1] : 0;
}

long
return_files(struct file *ends[2], bool cloexec, uptr out)
{
	int fds[2], r = enter_both(ends, cloexec, fds);

	if (r < 0)
		return r;
	r = copy_out(out, fds, sizeof(fds));
	if (r < 0) {
		files_close(own_files(), fds[0]);
		files_close(own_files(), fds[1]);
	}
	return r;
}

SYSCALL(pipe2, uptr out, int flags)
{
	struct file *ends[2];
	int r;

	if (flags & ~(O_CLOEXEC | O_NONBLOCK))
		return -EINVAL;
	r = pipe_create(flags & O_NONBLOCK, &ends[0], &ends[1]);
	return r < 0 ? r : return_files(ends, flags & O_CLOEXEC, out);
}

SYSCALL(pipe, uptr out) { return sys_pipe2(out, 0); }
