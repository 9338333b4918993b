/* SPDX-License-Identifier: MIT */
/* Arguments of system calls. */
#include "kernel/sys/args.h"

#include "kernel/abi/errno.h"
#include "kernel/abi/fcntl.h"
#include "kernel/abi/limits.h"
#include "kernel/abi/resource.h"
#include "kernel/abi/time.h"
#include "kernel/arch/machine.h"
#include "kernel/mm/heap.h"
#include "kernel/proc/files.h"
#include "kernel/proc/process.h"
#include "kernel/sched/clock.h"

#define FOREVER_S (INT64_MAX / NSEC_PER_SEC / 2) /* longer sleeps are cut to this */

struct file *
arg_any_file(int fd)
{
	struct file *f = files_get(current->process->files, fd);

	if (f)
		current->borrowed = current->borrowed ? BORROWS_MANY : f;
	return f;
}

struct file *
arg_file(int fd)
{
	struct file *f = arg_any_file(fd);

	if (!f || !file_is_path(f))
		return f;
	current->borrowed = BORROWS_MANY;
	file_put(f);
	return NULL;
}

long
return_file(struct file *f, unsigned int from, bool cloexec)
{
	int fd = files_add(current->process->files, f, from, cloexec);

	if (fd < 0)
		file_put(f);
	return fd;
}

int
arg_string(uptr from, size_t size, char **out)
{
	long r;

	*out = kmalloc(size);
	r = *out ? copy_in_str(*out, from, size) : -ENOMEM;
	if (r >= 0)
		return 0;
	kfree(*out);
	*out = NULL;
	return (int)r;
}

static int
start_directory(int at, struct inode **out)
{
	scoped(file_put) struct file *f = NULL;

	if (at == AT_FDCWD)
		return 0;
	f = arg_any_file(at);
	if (!f)
		return -EBADF;
	if (!f->inode || !S_ISDIR(inode_mode(f->inode)))
		return -ENOTDIR;
	*out = inode_get(f->inode);
	return 0;
}

/* A path from the root needs no starting directory: a bad `at` is no error; nor does an empty one, which is the
 * descriptor itself or an error of its own. */
int
path_begin(struct path *p, int at, uptr text)
{
	int r = arg_string(text, PATH_MAX, &p->text);

	if (r < 0)
		return r;
	p->at = NULL;
	process_fs_get(&p->fs);
	return p->text[0] == '/' || p->text[0] == '\0' ? 0 : start_directory(at, &p->at);
}

void
path_end_scoped(struct path *p)
{
	if (!p->text)
		return;
	if (p->at)
		inode_put(p->at);
	process_fs_put(&p->fs);
	kfree(p->text);
}

/* AT_EMPTY_PATH: what the descriptor itself refers to. */
static int
descriptor_inode(struct path *p, int at, struct inode **out)
{
	scoped(file_put) struct file *f = NULL;

	if (at == AT_FDCWD) {
		*out = inode_get(p->fs.cwd);
		return 0;
	}
	f = arg_any_file(at);
	if (!f || !f->inode)
		return f ? -EINVAL : -EBADF;
	*out = inode_get(f->inode);
	return 0;
}

int
path_inode(int at, uptr text, int flags, struct inode **out)
{
	return path_inode_as(NULL, at, text, flags, out);
}

int
path_inode_as(struct cred *c, int at, uptr text, int flags, struct inode **out)
{
	scoped(path_end) struct path p;
	int r = path_begin(&p, at, text);

	if (r < 0)
		return r;
	if (c) {
		cred_put(p.fs.cred);
		p.fs.cred = cred_get(c);
	}
	if (p.text[0] == '\0' && (flags & AT_EMPTY_PATH))
		return descriptor_inode(&p, at, out);
	return fs_lookup(&p.fs, p.at, p.text, !(flags & AT_SYMLINK_NOFOLLOW), out);
}

static int
to_ns(int64_t seconds, int64_t ns, int64_t *out)
{
	if (seconds < 0 || ns < 0 || ns >= NSEC_PER_SEC)
		return -EINVAL;
	*out = seconds > FOREVER_S ? FOREVER_S * NSEC_PER_SEC : seconds * NSEC_PER_SEC + ns;
	return 0;
}

int
arg_timespec(uptr from, int64_t *ns)
{
	struct timespec t;

	if (copy_in(&t, from, sizeof(t)) < 0)
		return -EFAULT;
	return to_ns(t.tv_sec, t.tv_nsec, ns);
}

int
timeval_ns(int64_t seconds, int64_t microseconds, int64_t *ns)
{
	if (microseconds < 0 || microseconds >= USEC_PER_SEC)
		return -EINVAL;
	return to_ns(seconds, microseconds * NSEC_PER_USEC, ns);
}

int
arg_timeval(uptr from, int64_t *ns)
{
	struct timeval t;

	return copy_in(&t, from, sizeof(t)) < 0 ? -EFAULT : timeval_ns(t.tv_sec, t.tv_usec, ns);
}

int
return_timespec(uptr to, int64_t ns)
{
	struct timespec t = { ns / NSEC_PER_SEC, ns % NSEC_PER_SEC };

	return copy_out(to, &t, sizeof(t));
}

int
return_timeval(uptr to, int64_t ns)
{
	struct timeval t = { ns / NSEC_PER_SEC, ns % NSEC_PER_SEC / NSEC_PER_USEC };

	return copy_out(to, &t, sizeof(t));
}

int64_t
deadline_after(int64_t ns)
{
	if (current->restart_deadline == 0)
		current->restart_deadline = time_now() + ns;
	return current->restart_deadline;
}

int
return_usage(uptr to, const struct usage *usage)
{
	int64_t us = (int64_t)(usage->run_ns / NSEC_PER_USEC);
	struct rusage out = { .ru_utime = { us / 1000000, us % 1000000 }, .ru_nvcsw = (long)usage->switches };

	return copy_out(to, &out, sizeof(out));
}

int
deadline_at(int clock, int64_t ns, int64_t *out)
{
	switch (clock) {
	case CLOCK_REALTIME:
	case CLOCK_TAI:
		*out = world_deadline_realtime(current->world, ns);
		return 0;
	case CLOCK_MONOTONIC:
	case CLOCK_BOOTTIME:
		*out = world_deadline(current->world, ns);
		return 0;
	case CLOCK_REALTIME_COARSE:
	case CLOCK_MONOTONIC_RAW:
	case CLOCK_MONOTONIC_COARSE:
		return -EOPNOTSUPP;
	default:
		return -EINVAL;
	}
}

int
arg_itimerspec(uptr from, int64_t ns[2])
{
	int r = arg_timespec(uptr_add(from, offsetof(struct itimerspec, it_value)), &ns[0]);

	return r ? r : arg_timespec(uptr_add(from, offsetof(struct itimerspec, it_interval)), &ns[1]);
}

int
return_itimerspec(uptr to, const int64_t ns[2])
{
	int r = return_timespec(uptr_add(to, offsetof(struct itimerspec, it_value)), ns[0]);

	return r ? r : return_timespec(uptr_add(to, offsetof(struct itimerspec, it_interval)), ns[1]);
}

int64_t
deadline_relative(int64_t ns)
{
	return ns == 0 ? 0 : deadline_after(ns);
}

int64_t
deadline_ms(int ms)
{
	return ms < 0 ? WAIT_FOREVER : deadline_relative(ms * NSEC_PER_MSEC);
}

int
arg_timeout(uptr from, int64_t *deadline)
{
	int64_t ns;
	int r;

	*deadline = WAIT_FOREVER;
	if (!from.addr)
		return 0;
	r = arg_timespec(from, &ns);
	if (r == 0)
		*deadline = deadline_relative(ns);
	return r;
}

int
arg_mask(uptr mask, size_t set_size)
{
	sigset_t set;

	if (!mask.addr)
		return 0;
	if (set_size != sizeof set)
		return -EINVAL;
	if (copy_in(&set, mask, sizeof set) < 0)
		return -EFAULT;
	current->saved_mask = signal_set_mask(set);
	current->restore_mask = true;
	return 0;
}

int
deadline_timer(int clock, bool absolute, int64_t ns, int64_t *out)
{
	int r = 0;

	*out = ns ? time_now() + ns : 0;
	if (ns && absolute)
		r = deadline_at(clock, ns, out);
	if (ns && *out <= 0)
		*out = 1; /* long past */
	return r;
}

int
arg_timeout_mask(uptr timeout, uptr mask, size_t set_size, int64_t *deadline)
{
	int r = arg_timeout(timeout, deadline);

	return r ? r : arg_mask(mask, set_size);
}

int
clock_waits(int clock)
{
	int64_t any;

	return deadline_at(clock, 0, &any);
}
