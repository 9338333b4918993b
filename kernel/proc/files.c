/* SPDX-License-Identifier: MIT */
/* Descriptor tables.  Files are put only after the lock is released: the last
 * reference may sleep. */
#include "kernel/proc/files.h"

#include "kernel/abi/errno.h"
#include "kernel/base/limit.h"
#include "kernel/base/panic.h"
#include "kernel/fs/lock.h"
#include "kernel/ipc/mq.h"
#include "kernel/mm/heap.h"
#include "kernel/proc/process.h"
#include "lib/base/string.h"

static struct files *
files_sized(unsigned int size)
{
	struct files *files = kzalloc(sizeof(*files));

	if (!files)
		return NULL;
	files->slot = kzalloc(size * sizeof(*files->slot));
	if (!files->slot) {
		kfree(files);
		return NULL;
	}
	spinlock_init(&files->lock, RANK_FILES, "descriptors");
	atomic_init(&files->refs, 1);
	files->size = size;
	return files;
}

struct files *
files_create(void)
{
	return files_sized(FILES_START);
}

static void
copy_slots(struct files *to, const struct files *from)
{
	for (unsigned int fd = 0; fd < from->size; fd++)
		if (from->slot[fd].file) {
			to->slot[fd] = from->slot[fd];
			file_get(to->slot[fd].file);
		}
}

struct files *
files_copy(struct files *from)
{
	for (;;) {
		unsigned int size = *(volatile unsigned int *)&from->size;
		struct files *copy = files_sized(size);
		bool fits;

		if (!copy)
			return NULL;
		spin_lock(&from->lock);
		fits = from->size <= size;
		if (fits)
			copy_slots(copy, from);
		spin_unlock(&from->lock);
		if (fits)
			return copy;
		files_release(copy); /* another thread made it grow meanwhile */
	}
}

struct files *
files_share(struct files *files)
{
	atomic_fetch_add(&files->refs, 1);
	return files;
}

/* A descriptor was closed: the process has no locks on that file any more and, of
 * a message queue, no request for a notice, not even by other descriptors. */
static void
drop(struct files *files, struct file *file)
{
	lock_forget(file, files);
	mq_forget(current->world, file, current->signals);
	file_leave(file);
}

void
files_release(struct files *files)
{
	if (atomic_fetch_sub(&files->refs, 1) != 1)
		return;
	for (unsigned int fd = 0; fd < files->size; fd++)
		if (files->slot[fd].file)
			drop(files, files->slot[fd].file);
	kfree(files->slot);
	kfree(files);
}

/* Makes room for descriptor fd: 0, -EMFILE, -ENOMEM.  Called unlocked. */
static int
grow(struct files *files, unsigned int fd)
{
	unsigned int size = files->size;
	struct file_slot *bigger, *old;

	if (fd >= FILES_MAX)
		return -EMFILE;
	while (size <= fd)
		size *= 2;
	bigger = kzalloc(size * sizeof(*bigger));
	if (!bigger)
		return -ENOMEM;
	spin_lock(&files->lock);
	old = bigger;
	if (files->size < size) {
		old = files->slot;
		memcpy(bigger, old, files->size * sizeof(*old));
		files->slot = bigger;
		files->size = size;
	}
	spin_unlock(&files->lock);
	kfree(old);
	return 0;
}

bool
files_are_mine(const struct files *files)
{
	const struct process *p = current->process;

	return p && p->files == files && __atomic_load_n(&p->signals.thread_count, __ATOMIC_RELAXED) == 1 &&
	       atomic_load(&files->refs) == 1;
}

struct file *
files_get(struct files *files, int fd)
{
	bool shared = !files_are_mine(files);
	struct file *file = NULL;

	if (shared)
		spin_lock(&files->lock);
	if ((unsigned int)fd < files->size && files->slot[fd].file)
		file = file_get(files->slot[fd].file);
	if (shared)
		spin_unlock(&files->lock);
	return file;
}

/* [lock] The lowest free number >= from; may be beyond size. */
static unsigned int
lowest_free(struct files *files, unsigned int from)
{
	bool lowest = from <= files->full;

	if (lowest)
		from = files->full;
	while (from < files->size && files->slot[from].file)
		from++;
	if (lowest)
		files->full = from;
	return from;
}

int
files_add(struct files *files, struct file *file, unsigned int from, bool cloexec)
{
	uint64_t limit = limit_of(RLIMIT_NOFILE);

	for (;;) {
		unsigned int fd;
		bool fits;
		int r;

		spin_lock(&files->lock);
		fd = lowest_free(files, from);
		fits = fd < files->size && fd < limit;
		if (fits)
			files->slot[fd] = (struct file_slot){ file, cloexec };
		spin_unlock(&files->lock);
		if (fits)
			return (int)fd;
		r = fd < limit ? grow(files, fd) : -EMFILE;
		if (r < 0)
			return r;
	}
}

int
files_room(struct files *files)
{
	unsigned int fd, size;

	spin_lock(&files->lock);
	fd = lowest_free(files, 0);
	size = files->size;
	spin_unlock(&files->lock);
	if (fd >= limit_of(RLIMIT_NOFILE))
		return -EMFILE;
	return fd < size ? 0 : grow(files, fd);
}

int
files_set(struct files *files, struct file *file, unsigned int fd, bool cloexec)
{
	struct file *old;
	int r = 0;

	if (fd >= limit_of(RLIMIT_NOFILE))
		return -EBADF;
	if (fd >= *(volatile unsigned int *)&files->size)
		r = grow(files, fd);
	if (r < 0)
		return r;
	spin_lock(&files->lock);
	old = files->slot[fd].file;
	files->slot[fd] = (struct file_slot){ file, cloexec };
	spin_unlock(&files->lock);
	if (old)
		drop(files, old);
	return (int)fd;
}

/* [lock] Empties a slot; its file's reference is the caller's. */
static struct file *
take(struct files *files, unsigned int fd)
{
	struct file *file = files->slot[fd].file;

	files->slot[fd] = (struct file_slot){ NULL, false };
	if (fd < files->full)
		files->full = fd;
	return file;
}

int
files_close(struct files *files, int fd)
{
	struct file *file = NULL;

	spin_lock(&files->lock);
	if ((unsigned int)fd < files->size)
		file = take(files, (unsigned int)fd);
	spin_unlock(&files->lock);
	if (!file)
		return -EBADF;
	drop(files, file);
	return 0;
}

void
files_close_on_exec(struct files *files)
{
	spin_lock(&files->lock);
	for (unsigned int fd = 0; fd < files->size; fd++) {
		struct file *file = files->slot[fd].cloexec ? take(files, fd) : NULL;

		if (!file)
			continue;
		spin_unlock(&files->lock);
		drop(files, file);
		spin_lock(&files->lock);
	}
	spin_unlock(&files->lock);
}

int
files_cloexec(struct files *files, int fd)
{
	int r = -EBADF;

	spin_lock(&files->lock);
	if ((unsigned int)fd < files->size && files->slot[fd].file)
		r = files->slot[fd].cloexec;
	spin_unlock(&files->lock);
	return r;
}

int
files_set_cloexec(struct files *files, int fd, bool on)
{
	int r = -EBADF;

	spin_lock(&files->lock);
	if ((unsigned int)fd < files->size && files->slot[fd].file) {
		files->slot[fd].cloexec = on;
		r = 0;
	}
	spin_unlock(&files->lock);
	return r;
}

int
files_next(struct files *files, unsigned int from)
{
	int fd = -1;

	spin_lock(&files->lock);
	while (from < files->size && !files->slot[from].file)
		from++;
	if (from < files->size)
		fd = (int)from;
	spin_unlock(&files->lock);
	return fd;
}

#define AT_ONCE 8 /* one alone may have a thousand threads that wait for it */

void
files_each(struct files *files, void (*fn)(struct file *f, void *arg), void *arg)
{
	bool more = true;

	for (unsigned int fd = 0; more; fd += AT_ONCE) {
		spin_lock(&files->lock);
		for (unsigned int i = fd; i < files->size && i < fd + AT_ONCE; i++)
			if (files->slot[i].file)
				fn(files->slot[i].file, arg);
		more = fd + AT_ONCE < files->size;
		spin_unlock(&files->lock);
	}
}
