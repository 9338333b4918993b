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
#include "kernel/sys/syscall.h"

#define NAME_SIZE (NAME_MAX + 2) /* as user space's library passes it: without the slash */

SYSCALL(mq_open, uptr user_name, int flags, unsigned int mode, uptr user_attr)
{
	scoped(cred_put) struct cred *c = process_cred(current->process);
	bool with_attr = user_attr.addr && (flags & O_CREAT);
	scoped(kfree) char *name = NULL;
	struct mq_attr attr;
	struct file *f;
	int r;

	if (with_attr && copy_in(&attr, user_attr, sizeof(attr)) < 0)
		return -EFAULT;
	r = arg_string(user_name, NAME_SIZE, &name);
	if (r == 0)
		r = mq_open(current->world, c, name, flags, mode & 0777 & ~current->process->places->fs.umask,
			    with_attr ? &attr : NULL, &f);
	return r < 0 ? r : return_file(f, 0, true); /* O_CLOEXEC or not: no program inherits a queue */
}

SYSCALL(mq_unlink, uptr user_name)
{
	scoped(cred_put) struct cred *c = process_cred(current->process);
	scoped(kfree) char *name = NULL;
	int r = arg_string(user_name, NAME_SIZE, &name);

	return r < 0 ? r : mq_unlink(current->world, c, name);
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

SYSCALL_FILE(mq_timedsend, uptr from, size_t n, unsigned int priority, uptr timeout)
{
	int64_t deadline;
	long r = deadline_of(timeout, &deadline);

	return r < 0 ? r : mq_send(f, from, n, priority, deadline);
}

SYSCALL_FILE(mq_timedreceive, uptr to, size_t n, uptr user_priority, uptr timeout)
{
	unsigned int priority;
	int64_t deadline;
	long r = deadline_of(timeout, &deadline);

	if (r == 0)
		r = mq_receive(f, to, n, &priority, deadline);
	if (r >= 0 && user_priority.addr && copy_out(user_priority, &priority, sizeof(priority)) < 0)
		return -EFAULT;
	return r;
}

PARTLY(mq_notify, "SIGEV_THREAD")
SYSCALL_FILE(mq_notify, uptr user_event)
{
	struct sigevent event;

	if (user_event.addr && copy_in(&event, user_event, sizeof(event)) < 0)
		return -EFAULT;
	return mq_notify(f, current->signals, user_event.addr ? &event : NULL);
}

SYSCALL_FILE(mq_getsetattr, uptr user_new, uptr user_old)
{
	struct mq_attr new, old;
	long r;

	if (user_new.addr && copy_in(&new, user_new, sizeof(new)) < 0)
		return -EFAULT;
	r = mq_getsetattr(f, user_new.addr ? &new : NULL, &old);
	return r == 0 && user_old.addr ? copy_out(user_old, &old, sizeof(old)) : r;
}
