/* SPDX-License-Identifier: MIT */
/* /dev: an ordinary directory in which each world finds every registered
 * device, and a folder for shared memory. */
#include "kernel/fs/devfs.h"

#include "kernel/abi/errno.h"
#include "kernel/base/panic.h"
#include "lib/base/format.h"
#include "kernel/fs/pty.h"
#include "kernel/fs/setup.h"

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

struct inode *
device_inode(struct world *w, unsigned int mode, uint64_t dev)
{
	struct inode *i = inode_new(w, mode);
	const struct device *d = find(dev);

	if (!i)
		return NULL;
	i->rdev = dev;
	i->ops = d ? d->ops : NULL;
	i->open = d ? d->open : NULL;
	return i;
}

int
devfs_populate(struct world *w)
{
	char path[64];
	int r = setup_add(w, "dev/shm", inode_new(w, S_IFDIR | 01777));

	if (r == 0)
		r = pty_populate(w);
	for (unsigned int i = 0; i < device_count && r == 0; i++) {
		snprintf(path, sizeof path, "dev/%s", devices[i].name);
		r = setup_add(w, path, device_inode(w, devices[i].mode, devices[i].dev));
	}
	return r;
}
