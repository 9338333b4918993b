/* SPDX-License-Identifier: MIT */
/* Terminals (dev/tty.c) as files: /dev/console, the slaves of ptys, and /dev/tty,
 * the caller's controlling terminal. */
#include "kernel/abi/errno.h"
#include "kernel/abi/fcntl.h"
#include "kernel/abi/poll.h"
#include "kernel/dev/input.h"
#include "kernel/fs/devfs.h"
#include "kernel/fs/devices.h"
#include "kernel/fs/pty.h"
#include "kernel/sched/thread.h"

static struct tty *
tty_of(struct file *f)
{
	return f->data ? pty_tty(f->data) : &console;
}

static bool
nonblocking(struct file *f)
{
	return atomic_load(&f->flags) & O_NONBLOCK;
}

static long
terminal_read(struct file *f, uptr to, size_t n, int64_t *pos)
{
	return tty_read(tty_of(f), to, n, nonblocking(f));
}

static long
terminal_write(struct file *f, uptr from, size_t n, int64_t *pos)
{
	return tty_write(tty_of(f), from, n, nonblocking(f));
}

static long
terminal_ioctl(struct file *f, unsigned int request, uptr arg)
{
	struct tty *t = tty_of(f);

	if (request == TIOCSCTTY && !t->hung_up)
		return pty_take_control(t);
	return tty_ioctl(t, request, arg);
}

static unsigned int
terminal_poll(struct file *f, struct poll_table *pt)
{
	struct tty *t = tty_of(f);

	if (pt) {
		poll_wait(pt, &t->readers);
		poll_wait(pt, &t->writers);
	}
	return tty_poll(t);
}

static void
terminal_release(struct file *f)
{
	if (f->data)
		pty_close_slave(f->data);
}

const struct file_ops tty_ops = {
	.name = "tty",
	.read = terminal_read,
	.write = terminal_write,
	.ioctl = terminal_ioctl,
	.poll = terminal_poll,
	.release = terminal_release,
};

static int
open_controlling(struct inode *i, struct file *f)
{
	return pty_open_controlling(f) || tty_controls(&console) ? 0 : -ENXIO;
}

void
console_init(void)
{
	tty_init();
	input_init();
}

void
console_register(void)
{
	device_register("console", 0600, makedev(5, 1), &tty_ops);
	device_register("tty", 0666, makedev(5, 0), &tty_ops);
	device_set_open(makedev(5, 0), open_controlling);
	pty_register();
}
