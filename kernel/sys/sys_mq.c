/* SPDX-License-Identifier: MIT */
/* POSIX message queues. */
#include "kernel/abi/errno.h"
#include "kernel/abi/fcntl.h"
#include "kernel/abi/limits.h"
#include "kernel/abi/time.h"
#include "kernel/ipc/mq.h"
#include "kernel/mm/heap.h"
#include "kernel/proc/cred.h"
#include "kernel/sys/args.h"
#include "kernel/sys/calls.h"

/* The name as user space's library passes it: without the slash. */
static int
arg_name(uptr from, char **name)
{
	long r;

	*name = kmalloc(NAME_MAX + 2);
	if (!*name)
		return -ENOMEM;
	r = copy_in_str(*name, from, NAME_MAX + 2);
	if (r < 0)
		kfree(*name);
	return r < 0 ? (int)r : 0;
}

long
sys_mq_open(uptr user_name, int flags, unsigned int mode, uptr user_attr)
{
	struct mq_attr attr;
	struct cred *c;
	struct file *f;
	char *name;
	int r;

	if (user_attr.addr && (flags & O_CREAT) && copy_in(&attr, user_attr, sizeof(attr)) < 0)
		return -EFAULT;
	r = arg_name(user_name, &name);
	if (r < 0)
		return r;
	c = process_cred(current->process);
	r = mq_open(current->world, c, name, flags, mode & 0777 & ~current->process->places->fs.umask,
		    user_attr.addr && (flags & O_CREAT) ? &attr : NULL, &f);
	cred_put(c);
	kfree(name);
	return r < 0 ? r : return_file(f, flags & O_CLOEXEC);
}

long
sys_mq_unlink(uptr user_name)
{
	char *name;
	int r = arg_name(user_name, &name);
	struct cred *c;

	if (r < 0)
		return r;
	c = process_cred(current->process);
	r = mq_unlink(current->world, c, name);
	cred_put(c);
	kfree(name);
	return r;
}

/* Timeouts of queues are moments of the realtime clock. */
static int
deadline_of(uptr timeout, int64_t *deadline)
{
	int64_t ns;
	int r;

	*deadline = WAIT_FOREVER;
	if (!timeout.addr)
		return 0;
	r = arg_timespec(timeout, &ns);
	return r < 0 ? r : deadline_at(CLOCK_REALTIME, ns, deadline);
}

long
sys_mq_timedsend(int fd, uptr from, size_t n, unsigned int priority, uptr timeout)
{
	struct file *f = arg_file(fd);
	int64_t deadline;
	long r;

	if (!f)
		return -EBADF;
	r = deadline_of(timeout, &deadline);
	if (r == 0)
		r = mq_send(f, from, n, priority, deadline);
	file_put(f);
	return r;
}

long
sys_mq_timedreceive(int fd, uptr to, size_t n, uptr user_priority, uptr timeout)
{
	struct file *f = arg_file(fd);
	unsigned int priority;
	int64_t deadline;
	long r;

	if (!f)
		return -EBADF;
	r = deadline_of(timeout, &deadline);
	if (r == 0)
		r = mq_receive(f, to, n, &priority, deadline);
	file_put(f);
	if (r >= 0 && user_priority.addr && copy_out(user_priority, &priority, sizeof(priority)) < 0)
		return -EFAULT;
	return r;
}

long
sys_mq_notify(int fd, uptr user_event)
{
	struct file *f = arg_file(fd);
	struct sigevent event;
	long r = 0;

	if (!f)
		return -EBADF;
	if (user_event.addr)
		r = copy_in(&event, user_event, sizeof(event));
	if (r == 0)
		r = mq_notify(f, current->signals, user_event.addr ? &event : NULL);
	file_put(f);
	return r;
}

long
sys_mq_getsetattr(int fd, uptr user_new, uptr user_old)
{
	struct file *f = arg_file(fd);
	struct mq_attr new, old;
	long r = 0;

	if (!f)
		return -EBADF;
	if (user_new.addr)
		r = copy_in(&new, user_new, sizeof(new));
	if (r == 0)
		r = mq_getsetattr(f, user_new.addr ? &new : NULL, &old);
	file_put(f);
	if (r == 0 && user_old.addr)
		r = copy_out(user_old, &old, sizeof(old));
	return r;
}
