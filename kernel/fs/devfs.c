/* SPDX-License-Identifier: MIT */
/* /dev: an ordinary directory in which each world finds every registered
 * device, and a folder for shared memory. */
#include "kernel/fs/devfs.h"

#include "kernel/abi/errno.h"
#include "kernel/base/panic.h"
#include "lib/base/format.h"
#include "kernel/fs/outline.h"
#include "kernel/fs/pty.h"
#include "kernel/mm/heap.h"

#define MAX_DEVICES 32

static struct device {
	const char *name;
	unsigned int mode;
	uint64_t dev;
	const struct file_ops *ops;
	int (*open)(struct inode *i, struct file *f);
} devices[MAX_DEVICES]; /* filled at boot, constant afterwards */
static unsigned int device_count;

void
device_register(const char *name, unsigned int mode, uint64_t dev, const struct file_ops *ops)
{
	assert_lt(device_count, MAX_DEVICES);
	devices[device_count++] = (struct device){ name, S_IFCHR | (mode & 07777), dev, ops, NULL };
}

static struct device *
find(uint64_t dev)
{
	for (unsigned int i = 0; i < device_count; i++)
		if (devices[i].dev == dev)
			return &devices[i];
	return NULL;
}

void
device_set_open(uint64_t dev, int (*open)(struct inode *i, struct file *f))
{
	find(dev)->open = open;
}

static int
fill(struct inode *i, const void *device)
{
	const struct device *d = device;

	i->rdev = d->dev;
	i->ops = d->ops;
	i->open = d->open;
	return 0;
}

struct inode *
device_inode(struct world *w, unsigned int mode, uint64_t dev)
{
	struct inode *i = inode_new(w, mode);
	const struct device *d = find(dev);

	if (i && d)
		fill(i, d);
	else if (i)
		i->rdev = dev;
	return i;
}

static int
fill_link(struct inode *i, const void *target)
{
	i->target = kstrdup(target);
	return i->target ? 0 : -ENOMEM;
}

void
devfs_outline(void)
{
	static const char *const links[][2] = { { "dev/fd", "/proc/self/fd" }, { "dev/stdin", "/proc/self/fd/0" },
						{ "dev/stdout", "/proc/self/fd/1" }, { "dev/stderr", "/proc/self/fd/2" } };
	struct outline *dev = outline_add(NULL, "dev", S_IFDIR | 0755, NULL, NULL);

	outline_add(NULL, "dev/shm", S_IFDIR | 01777, NULL, NULL);
	pty_outline();
	for (unsigned int i = 0; i < sizeof links / sizeof links[0]; i++)
		outline_add(NULL, links[i][0], S_IFLNK | 0777, fill_link, links[i][1]);
	for (const struct device *d = devices; dev && d < devices + device_count; d++)
		outline_add(dev, d->name, d->mode, fill, d);
}
