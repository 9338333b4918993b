/* SPDX-License-Identifier: MIT */
/* The simple devices: null, zero, full, random, and the streams to and from
 * the host. */
#include "kernel/fs/devices.h"

#include "kernel/abi/errno.h"
#include "kernel/abi/fcntl.h"
#include "kernel/abi/poll.h"
#include "kernel/arch/machine.h"
#include "kernel/dev/input.h"
#include "kernel/fs/fs.h"
#include "kernel/sched/clock.h"
#include "kernel/sched/thread.h"
#include "kernel/sync/mutex.h"
#include "lib/base/string.h"

#define PIECE 1024
#define EVENT_MAX 1000 /* bytes of an event line; a longer one becomes several */

/* --- null, zero, full --- */

static long
null_read(struct file *f, uptr to, size_t n, int64_t *pos)
{
	return 0;
}

static long
null_write(struct file *f, uptr from, size_t n, int64_t *pos)
{
	return (long)n;
}

static long
zero_read(struct file *f, uptr to, size_t n, int64_t *pos)
{
	return clear_out(to, n) ? -EFAULT : (long)n;
}

static long
full_write(struct file *f, uptr from, size_t n, int64_t *pos)
{
	return n ? -ENOSPC : 0;
}

static const struct file_ops null_ops = {
	.name = "null", .read = null_read, .write = null_write, .seek = file_stays,
};
static const struct file_ops zero_ops = {
	.name = "zero", .read = zero_read, .write = null_write, .seek = file_stays,
};
static const struct file_ops full_ops = {
	.name = "full", .read = zero_read, .write = full_write, .seek = file_stays,
};

/* --- random, urandom: the world's entropy, so a seed repeats it --- */

static long
random_read(struct file *f, uptr to, size_t n, int64_t *pos)
{
	size_t done = 0;

	while (done < n) {
		uint64_t bits = world_random(current->world);
		size_t part = n - done < sizeof bits ? n - done : sizeof bits;

		if (copy_out(uptr_add(to, (int64_t)done), &bits, part))
			return done ? (long)done : -EFAULT;
		done += part;
	}
	return (long)done;
}

static const struct file_ops random_ops = {
	.name = "random", .read = random_read, .write = null_write, .seek = file_stays,
};

/* --- host0: live input as it comes; the boot world's alone --- */

static bool
input_is_ours(void)
{
	return current->world == boot_world;
}

static long
host0_read(struct file *f, uptr to, size_t n, int64_t *pos)
{
	return input_is_ours() ? input_read(to, n, atomic_load(&f->flags) & O_NONBLOCK) : 0;
}

static unsigned int
host0_poll(struct file *f, struct poll_table *pt)
{
	if (pt)
		poll_wait(pt, &input_readers);
	return !input_is_ours() || input_ready() ? POLLIN | POLLRDNORM : 0;
}

static const struct file_ops host0_ops = { .name = "host0", .read = host0_read, .poll = host0_poll };

/* --- host1, host2: standard output and error of the whole run --- */

uint64_t device_printed_most;
void (*device_printed_hook)(struct world *w);

static struct mutex host_writing = MUTEX_INIT(host_writing, RANK_TTY, "host output"); /* one write at a time: its bytes stay together */

static long
write_pieces(enum host_port port, uptr from, size_t n)
{
	char piece[PIECE];
	size_t done = 0;

	while (done < n) {
		size_t part = n - done < PIECE ? n - done : PIECE;

		if (copy_in(piece, uptr_add(from, (int64_t)done), part))
			return done ? (long)done : -EFAULT;
		host_write(port, piece, part);
		done += part;
	}
	return (long)done;
}

static long
host_port_write(enum host_port port, uptr from, size_t n)
{
	struct world *w = current->world;
	bool much;
	long r;

	mutex_lock(&host_writing);
	r = write_pieces(port, from, n);
	w->printed += r > 0 ? (uint64_t)r : 0;
	much = w != boot_world && device_printed_most > 0 && w->printed > device_printed_most;
	mutex_unlock(&host_writing);
	if (much)
		device_printed_hook(w);
	return r;
}

void
device_tell(const char *text)
{
	bool alone = preempt_count() > 0;

	if (!alone)
		mutex_lock(&host_writing);
	host_write(HOST_ERR, text, strlen(text));
	if (!alone)
		mutex_unlock(&host_writing);
}

static long
host1_write(struct file *f, uptr from, size_t n, int64_t *pos)
{
	return host_port_write(HOST_OUT, from, n);
}

static long
host2_write(struct file *f, uptr from, size_t n, int64_t *pos)
{
	return host_port_write(HOST_ERR, from, n);
}

static const struct file_ops host1_ops = { .name = "host1", .write = host1_write };
static const struct file_ops host2_ops = { .name = "host2", .write = host2_write };

/* --- events: each line written becomes a control line, stamped with the world --- */

/* Sends the first line of text[0..n) and returns how long it was, with its
 * newline.  The end of a write ends a line, too. */
static size_t
send_line(const char *text, size_t n)
{
	const char *newline = memchr(text, '\n', n);
	size_t length = newline ? (size_t)(newline - text) : n;

	if (length > 0)
		host_control("event %u %.*s", current->world->id, (int)length, text);
	return length + (newline != NULL);
}

static long
events_write(struct file *f, uptr from, size_t n, int64_t *pos)
{
	char line[EVENT_MAX];
	size_t done = 0;

	while (done < n) {
		size_t part = n - done < EVENT_MAX ? n - done : EVENT_MAX;

		if (copy_in(line, uptr_add(from, (int64_t)done), part))
			return done ? (long)done : -EFAULT;
		done += send_line(line, part);
	}
	return (long)done;
}

static const struct file_ops events_ops = { .name = "events", .write = events_write };

void
device_init(void)
{
	console_register();
	device_register("null", 0666, makedev(1, 3), &null_ops);
	device_register("zero", 0666, makedev(1, 5), &zero_ops);
	device_register("full", 0666, makedev(1, 7), &full_ops);
	device_register("random", 0666, makedev(1, 8), &random_ops);
	device_register("urandom", 0666, makedev(1, 9), &random_ops);
	device_register("host0", 0666, makedev(240, 0), &host0_ops);
	device_register("host1", 0666, makedev(240, 1), &host1_ops);
	device_register("host2", 0666, makedev(240, 2), &host2_ops);
	device_register("events", 0666, makedev(240, 3), &events_ops);
}
