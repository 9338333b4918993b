/* SPDX-License-Identifier: MIT */
/* Open regular files: read, write, seek, truncate, map.
 *
 * inode->lock is held from finding the position to moving it on, so two
 * writers that share a file never write to one place, and O_APPEND appends. */
#include "kernel/abi/errno.h"
#include "kernel/abi/fcntl.h"
#include "kernel/abi/mman.h"
#include "kernel/base/limit.h"
#include "kernel/base/panic.h"
#include "kernel/fs/inode.h"
#include "kernel/fs/pages.h"
#include "kernel/sched/signal.h"
#include "lib/base/string.h"

static long
read_locked(struct pages *p, uptr to, size_t n, uint64_t at)
{
	size_t done = 0, piece;
	const uint8_t *bytes;

	while (done < n && (piece = pages_read(p, at + done, n - done, &bytes)) > 0) {
		uptr dest = uptr_add(to, (int64_t)done);

		if (bytes ? copy_out(dest, bytes, piece) : clear_out(dest, piece))
			return done ? (long)done : -EFAULT;
		done += piece;
	}
	return (long)done;
}

static long
regular_read(struct file *f, uptr to, size_t n, int64_t *pos)
{
	struct inode *i = f->inode;
	long r;

	mutex_lock(&i->lock);
	r = read_locked(&i->pages, to, n, (uint64_t)*pos);
	if (r > 0)
		*pos += r;
	mutex_unlock(&i->lock);
	return r;
}

static uint64_t
size_limit(void)
{
	uint64_t limit = limit_of(RLIMIT_FSIZE);

	return limit < FILE_MAX ? limit : FILE_MAX;
}

static int
too_big(void)
{
	if (size_limit() < FILE_MAX)
		signal_post_thread(current, SIGXFSZ, NULL);
	return -EFBIG;
}

/* A piece could not be had. */
static int
no_room(const struct pages *p)
{
	return container_of(p, struct inode, pages)->quota ? -EDQUOT : -ENOSPC;
}

static long
write_locked(struct pages *p, uptr from, size_t n, uint64_t at)
{
	size_t done = 0, piece;
	uint8_t *bytes;

	uint64_t limit = size_limit();

	if (n > 0 && at >= limit)
		return too_big();
	if (n > limit - at)
		n = limit - at;
	while (done < n) {
		piece = pages_write(p, at + done, n - done, &bytes);
		if (piece == 0)
			return done ? (long)done : no_room(p);
		if (copy_in(bytes, uptr_add(from, (int64_t)done), piece))
			return done ? (long)done : -EFAULT;
		done += piece;
		pages_grow(p, at + done);
	}
	return (long)done;
}

static long
regular_write(struct file *f, uptr from, size_t n, int64_t *pos)
{
	struct inode *i = f->inode;
	long r;

	mutex_lock(&i->lock);
	if (atomic_load(&f->flags) & O_APPEND)
		*pos = (int64_t)i->pages.size;
	if (n > 0)
		inode_strip(i);
	r = write_locked(&i->pages, from, n, (uint64_t)*pos);
	if (r > 0) {
		*pos += r;
		inode_touch(i);
	}
	mutex_unlock(&i->lock);
	return r;
}

/* Page by page; behind the end is one last hole. */
static long
seek_stored(struct pages *p, int64_t offset, bool stored)
{
	uint64_t at;

	if (offset < 0 || (uint64_t)offset >= p->size)
		return -ENXIO;
	at = pages_find(p, (size_t)offset / PAGE_SIZE, stored) * PAGE_SIZE;
	if (at >= p->size)
		return stored ? -ENXIO : (long)p->size;
	return at > (uint64_t)offset ? (long)at : offset;
}

static long
regular_seek(struct file *f, int64_t offset, int whence)
{
	struct inode *i = f->inode;
	long r = -EINVAL;
	int64_t from;

	mutex_lock(&i->lock);
	if (whence == SEEK_DATA || whence == SEEK_HOLE) {
		r = seek_stored(&i->pages, offset, whence == SEEK_DATA);
		offset = r < 0 ? -1 : r;
		whence = r < 0 ? whence : SEEK_SET;
	}
	from = whence == SEEK_SET   ? 0
	       : whence == SEEK_CUR ? f->pos
	       : whence == SEEK_END ? (int64_t)i->pages.size
				    : INT64_MAX;
	if (from != INT64_MAX && !__builtin_add_overflow(from, offset, &from) && from >= 0)
		r = f->pos = from;
	mutex_unlock(&i->lock);
	return r;
}

/* One more on the side of `step` (1: writes, -1: runs), unless the other side has it. */
static int
begin(struct inode *i, int step)
{
	int n = atomic_load(&i->writers);

	do {
		if (n * step < 0)
			return -ETXTBSY;
	} while (!atomic_compare_exchange_weak(&i->writers, &n, n + step));
	return 0;
}

int
inode_write_begin(struct inode *i)
{
	return begin(i, 1);
}

void
inode_write_end(struct inode *i)
{
	assert_gt(atomic_fetch_sub(&i->writers, 1), 0);
}

int
inode_run_begin(struct inode *i)
{
	return begin(i, -1);
}

void
inode_run_end(struct inode *i)
{
	assert_lt(atomic_fetch_add(&i->writers, 1), 0);
}

static int
resize(struct inode *i, int64_t size)
{
	bool cut;

	if ((uint64_t)size > size_limit() && (uint64_t)size > i->pages.size)
		return too_big();
	mutex_lock(&i->lock);
	cut = (uint64_t)size < i->pages.size && __atomic_load_n(&i->pages.mapped, __ATOMIC_RELAXED);
	inode_strip(i);
	pages_resize(&i->pages, (uint64_t)size);
	if (cut)
		vm_object_cut(i->world, &i->pages.object, (uint64_t)size);
	inode_touch(i);
	mutex_unlock(&i->lock);
	return 0;
}

int
inode_truncate(struct inode *i, int64_t size)
{
	int r;

	if (i->ops != &regular_ops)
		return inode_is_dir(i) ? -EISDIR : -EINVAL;
	if (size < 0)
		return -EINVAL;
	r = inode_write_begin(i);
	if (r == 0) {
		r = resize(i, size);
		inode_write_end(i);
	}
	return r;
}

/* A piece that memory is missing for ends it; what is there by then stays. */
static int
allocate_locked(struct pages *p, uint64_t at, uint64_t end)
{
	uint8_t *bytes;
	size_t piece;

	for (; at < end; at += piece) {
		piece = pages_write(p, at, end - at, &bytes);
		if (piece == 0)
			return no_room(p);
	}
	return 0;
}

int
inode_allocate(struct inode *i, uint64_t offset, uint64_t n, bool grow)
{
	uint64_t end = offset + n;
	int r;

	if (i->ops != &regular_ops)
		return inode_is_dir(i) ? -EISDIR : -ENODEV;
	if (end > size_limit())
		return too_big();
	mutex_lock(&i->lock);
	if (!grow && end > i->pages.size) /* what lies behind the end is not kept */
		end = i->pages.size;
	inode_strip(i);
	r = allocate_locked(&i->pages, offset, end);
	if (r == 0)
		pages_grow(&i->pages, end);
	inode_touch(i);
	mutex_unlock(&i->lock);
	return r;
}

static long
regular_truncate(struct file *f, int64_t size)
{
	return file_writable(f) ? inode_truncate(f->inode, size) : -EINVAL;
}

static struct vm_object *
regular_map(struct file *f, int prot, int flags)
{
	if (flags & MAP_SHARED)
		pages_share(&f->inode->pages);
	return inode_object(f->inode);
}

static void
regular_release(struct file *f)
{
	if (file_writable(f))
		inode_write_end(f->inode);
}

const struct file_ops regular_ops = {
	.name = "file",
	.read = regular_read,
	.write = regular_write,
	.seek = regular_seek,
	.truncate = regular_truncate,
	.map = regular_map,
	.release = regular_release,
};

struct vm_object *
inode_object(struct inode *i)
{
	__atomic_store_n(&i->pages.mapped, true, __ATOMIC_RELAXED);
	return &i->pages.object;
}

long
inode_read(struct inode *i, void *to, size_t n, uint64_t offset)
{
	size_t done = 0, piece;
	const uint8_t *bytes;

	if (i->ops != &regular_ops)
		return inode_is_dir(i) ? -EISDIR : -EACCES;
	mutex_lock(&i->lock);
	while (done < n && (piece = pages_read(&i->pages, offset + done, n - done, &bytes)) > 0) {
		if (bytes)
			memcpy((char *)to + done, bytes, piece);
		else
			memset((char *)to + done, 0, piece);
		done += piece;
	}
	mutex_unlock(&i->lock);
	return (long)done;
}

long
inode_write(struct inode *i, const void *from, size_t n, uint64_t offset)
{
	size_t done = 0, piece;
	uint8_t *bytes;

	mutex_lock(&i->lock);
	while (done < n && (piece = pages_write(&i->pages, offset + done, n - done, &bytes)) > 0) {
		memcpy(bytes, (const char *)from + done, piece);
		done += piece;
		pages_grow(&i->pages, offset + done);
	}
	mutex_unlock(&i->lock);
	return done < n ? -ENOSPC : (long)done;
}
