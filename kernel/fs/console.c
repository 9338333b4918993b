/* SPDX-License-Identifier: MIT */
/* /dev/console and /dev/tty: the terminal (dev/tty.c) as a file. */
#include "kernel/abi/fcntl.h"
#include "kernel/abi/poll.h"
#include "kernel/dev/input.h"
#include "kernel/dev/tty.h"
#include "kernel/fs/devices.h"
#include "kernel/fs/fs.h"

static long
console_read(struct file *f, uptr to, size_t n, int64_t *pos)
{
	return tty_read(to, n, atomic_load(&f->flags) & O_NONBLOCK);
}

static long
console_write(struct file *f, uptr from, size_t n, int64_t *pos)
{
	return tty_write(from, n);
}

static long
console_ioctl(struct file *f, unsigned int request, uptr arg)
{
	return tty_ioctl(request, arg);
}

static unsigned int
console_poll(struct file *f, struct poll_table *pt)
{
	if (pt)
		poll_wait(pt, &tty_readers);
	return POLLOUT | POLLWRNORM | (tty_ready() ? POLLIN | POLLRDNORM : 0);
}

static const struct file_ops console_ops = {
	.name = "console",
	.read = console_read,
	.write = console_write,
	.ioctl = console_ioctl,
	.poll = console_poll,
};

void
console_init(void)
{
	tty_init();
	input_init();
}

void
console_register(void)
{
	device_register("console", 0600, makedev(5, 1), &console_ops);
	device_register("tty", 0666, makedev(5, 0), &console_ops);
}
