/* SPDX-License-Identifier: MIT */
/* poll and select: both fill an array of struct poll_file, which ipc waits
 * for, and translate the answers. */
#include "kernel/abi/errno.h"
#include "kernel/abi/limits.h"
#include "kernel/abi/poll.h"
#include "kernel/abi/resource.h"
#include "kernel/abi/select.h"
#include "kernel/abi/time.h"
#include "kernel/arch/machine.h"
#include "kernel/base/limit.h"
#include "kernel/ipc/poll.h"
#include "kernel/mm/heap.h"
#include "kernel/proc/files.h"
#include "kernel/proc/process.h"
#include "kernel/sched/clock.h"
#include "kernel/sched/signal.h"
#include "kernel/sys/args.h"
#include "kernel/sys/syscall.h"
#include "lib/base/string.h"

/* Whose files need no references while this call looks at them and sleeps, or NULL. */
static const struct files *
borrowable(void)
{
	const struct files *mine = current->process->files;

	return files_are_mine(mine) ? mine : NULL;
}

static void
put_files(const struct files *lender, struct poll_file *files, size_t n)
{
	for (size_t i = 0; i < n && !lender; i++)
		if (files[i].file)
			file_put(files[i].file);
	kfree(files);
}

/* How many of the descriptors cannot be waited for: negative ones are skipped,
 * closed ones are an answer at once. */
static unsigned int
find_files(const struct files *lender, const struct pollfd *fds, struct poll_file *files, unsigned int n)
{
	unsigned int invalid = 0;

	for (unsigned int i = 0; i < n; i++) {
		files[i] = (struct poll_file){ NULL, (unsigned short)fds[i].events | POLLERR | POLLHUP, 0 };
		if (fds[i].fd < 0)
			continue;
		files[i].file = lender ? files_borrow(lender, (unsigned int)fds[i].fd) : arg_file(fds[i].fd);
		if (!files[i].file)
			files[i].revents = POLLNVAL, invalid++;
	}
	return invalid;
}

static long
answer_poll(uptr to, struct pollfd *fds, const struct poll_file *files, unsigned int n)
{
	long ready = 0;

	for (unsigned int i = 0; i < n; i++) {
		fds[i].revents = (short)files[i].revents;
		ready += files[i].revents != 0;
	}
	return copy_out(to, fds, n * sizeof(*fds)) < 0 ? -EFAULT : ready;
}

/* Where time is over before anything is ready, a signal that only the call's own mask lets in is the answer. */
static long
poll_or_signal(struct poll_file *files, size_t n, int64_t deadline)
{
	long ready = poll_files(files, n, deadline);

	return ready == 0 && current->restore_mask && signal_pending() ? -EINTR : ready;
}

static long
poll_descriptors(uptr user_fds, struct pollfd *fds, unsigned int n, int64_t deadline)
{
	struct poll_file *files = kmalloc(n * sizeof(*files) + 1);
	const struct files *lender = borrowable();
	long r;

	if (!files)
		return -ENOMEM;
	r = find_files(lender, fds, files, n) ? poll_files(files, n, 0) : poll_or_signal(files, n, deadline);
	if (r >= 0)
		r = answer_poll(user_fds, fds, files, n);
	put_files(lender, files, n);
	return r;
}

static long
poll_until(uptr user_fds, unsigned int n, int64_t deadline)
{
	scoped(kfree) struct pollfd *fds = NULL;
	long r;

	if (n > (unsigned int)limit_of(RLIMIT_NOFILE))
		return -EINVAL;
	fds = kmalloc(n * sizeof(*fds) + 1);
	r = fds ? copy_in(fds, user_fds, n * sizeof(*fds)) : -ENOMEM;
	return r < 0 ? r : poll_descriptors(user_fds, fds, n, deadline);
}

SYSCALL_ONCE(poll, uptr fds, unsigned int n, int timeout_ms)
{
	return poll_until(fds, n, deadline_ms(timeout_ms));
}

SYSCALL_ONCE(ppoll, uptr fds, unsigned int n, uptr timeout, uptr mask, size_t set_size)
{
	int64_t deadline;
	int r = arg_timeout_mask(timeout, mask, set_size, &deadline);

	return r < 0 ? r : poll_until(fds, n, deadline);
}

/* What makes a descriptor ready to read, to write, exceptional. */
static const uint64_t answers[3] = { POLLIN | POLLRDNORM | POLLHUP | POLLERR, POLLOUT | POLLWRNORM | POLLERR, POLLPRI };

/* The three sets of a select; absent ones are empty. */
struct sets {
	fd_set set[3];
	uptr user[3];
	int n;
	size_t bytes; /* of each that are used */
};

static int
read_sets(struct sets *s)
{
	memset(s->set, 0, sizeof(s->set));
	for (int k = 0; k < 3; k++)
		if (s->user[k].addr && copy_in(&s->set[k], s->user[k], s->bytes) < 0)
			return -EFAULT;
	return 0;
}

/* files[fd] for each descriptor in a set: -EBADF if one is closed. */
static int
sets_to_files(const struct files *lender, const struct sets *s, struct poll_file *files)
{
	for (int word = 0; word * 64 < s->n; word++) {
		uint64_t in = s->set[0].bits[word], out = s->set[1].bits[word], except = s->set[2].bits[word];

		for (uint64_t left = in | out | except; left; left &= left - 1) {
			int bit = __builtin_ctzll(left), fd = word * 64 + bit;

			if (fd >= s->n)
				return 0;
			files[fd].events = (unsigned int)((in >> bit & 1) * answers[0] | (out >> bit & 1) * answers[1] |
					   (except >> bit & 1) * answers[2]);
			files[fd].file = lender ? files_borrow(lender, (unsigned int)fd) : arg_file(fd);
			if (!files[fd].file)
				return -EBADF;
		}
	}
	return 0;
}

/* Keeps in each set what is ready for it; counts bits. */
static long
files_to_sets(struct sets *s, const struct poll_file *files)
{
	fd_set all[3];
	long ready = 0;

	memcpy(all, s->set, sizeof(all));
	memset(s->set, 0, sizeof(s->set));
	for (int fd = 0; fd < s->n; fd++)
		for (int k = 0; k < 3 && files[fd].revents; k++)
			if (FD_ISSET(fd, &all[k]) && (files[fd].revents & answers[k])) {
				FD_SET(fd, &s->set[k]);
				ready++;
			}
	for (int k = 0; k < 3; k++)
		if (s->user[k].addr && copy_out(s->user[k], &s->set[k], s->bytes) < 0)
			return -EFAULT;
	return ready;
}

static long
select_sets(struct sets *s, int64_t deadline)
{
	struct poll_file *files = kzalloc((size_t)s->n * sizeof(*files) + 1);
	const struct files *lender = borrowable();
	long r = files ? read_sets(s) : -ENOMEM;

	if (r == 0)
		r = sets_to_files(lender, s, files);
	if (r == 0)
		r = poll_or_signal(files, (size_t)s->n, deadline);
	if (r >= 0)
		r = files_to_sets(s, files);
	if (files)
		put_files(lender, files, (size_t)s->n);
	return r;
}

static long
select_until(int n, uptr readable, uptr writable, uptr exceptional, int64_t deadline)
{
	struct sets s = { .user = { readable, writable, exceptional } };

	if (n < 0)
		return -EINVAL;
	s.n = n < FD_SETSIZE ? n : FD_SETSIZE;
	s.bytes = (size_t)(s.n + 63) / 64 * 8;
	return select_sets(&s, deadline);
}

/* As Linux: the timeout becomes what was left of it. */
static void
return_left(uptr timeout, int64_t deadline)
{
	int64_t left = deadline == 0 ? 0 : deadline - time_now();

	return_timeval(timeout, left > 0 ? left : 0);
}

/* Seconds and any number of microseconds, unlike everywhere else. */
static int
arg_select(uptr from, int64_t *ns)
{
	struct timeval t;

	if (copy_in(&t, from, sizeof(t)) < 0)
		return -EFAULT;
	if (__builtin_add_overflow(t.tv_sec, t.tv_usec / USEC_PER_SEC, &t.tv_sec))
		return -EINVAL;
	return timeval_ns(t.tv_sec, t.tv_usec % USEC_PER_SEC, ns);
}

SYSCALL_ONCE(select, int n, uptr readable, uptr writable, uptr exceptional, uptr timeout)
{
	int64_t ns, deadline = WAIT_FOREVER;
	long r = 0;

	if (timeout.addr) {
		r = arg_select(timeout, &ns);
		deadline = r == 0 ? deadline_relative(ns) : 0;
	}
	if (r == 0)
		r = select_until(n, readable, writable, exceptional, deadline);
	if (timeout.addr && (r >= 0 || r == -EINTR))
		return_left(timeout, deadline);
	return r;
}

/* `mask` points at an address and a size: six arguments were not enough. */
SYSCALL_ONCE(pselect6, int n, uptr readable, uptr writable, uptr exceptional, uptr timeout, uptr mask)
{
	struct { uint64_t address, size; } packed = { 0, 0 };
	int64_t deadline;
	long r;

	if (mask.addr && copy_in(&packed, mask, sizeof(packed)) < 0)
		return -EFAULT;
	r = arg_timeout_mask(timeout, UPTR(packed.address), packed.size, &deadline);
	return r < 0 ? r : select_until(n, readable, writable, exceptional, deadline);
}
