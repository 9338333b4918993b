/* SPDX-License-Identifier: MIT */
/* Open files: reading, writing, positions. */
#include "kernel/abi/dirent.h"
#include "kernel/abi/errno.h"
#include "kernel/abi/fcntl.h"
#include "kernel/abi/ioctl.h"
#include "kernel/abi/limits.h"
#include "kernel/abi/uio.h"
#include "kernel/mm/heap.h"
#include "kernel/proc/files.h"
#include "kernel/proc/process.h"
#include "kernel/sys/args.h"
#include "kernel/sys/calls.h"
#include "lib/base/string.h"

#define MAX_BYTES 0x7ffff000ul /* of one call, as on Linux */

static size_t
at_most(size_t n)
{
	return n < MAX_BYTES ? n : MAX_BYTES;
}

long
sys_read(int fd, uptr to, size_t n)
{
	struct file *f = arg_file(fd);
	long r;

	if (!f)
		return -EBADF;
	r = file_read(f, to, at_most(n));
	file_put(f);
	return r;
}

long
sys_write(int fd, uptr from, size_t n)
{
	struct file *f = arg_file(fd);
	long r;

	if (!f)
		return -EBADF;
	r = file_write(f, from, at_most(n));
	file_put(f);
	return r;
}

typedef long (*transfer)(struct file *f, uptr memory, size_t n);

/* Piece by piece until one is not done whole. */
static long
each_piece(struct file *f, const struct iovec *iov, int count, transfer fn)
{
	long done = 0;

	for (int i = 0; i < count; i++) {
		long r;

		if (iov[i].iov_len == 0)
			continue;
		r = fn(f, UPTR(iov[i].iov_base), iov[i].iov_len);
		if (r < 0)
			return done ? done : r;
		done += r;
		if ((size_t)r < iov[i].iov_len)
			break;
	}
	return done;
}

static int
check_total(const struct iovec *iov, int count)
{
	size_t total = 0;

	for (int i = 0; i < count; i++) {
		total += iov[i].iov_len;
		if (iov[i].iov_len > MAX_BYTES || total > MAX_BYTES)
			return -EINVAL;
	}
	return 0;
}

static long
vectored(int fd, uptr vector, int count, transfer fn)
{
	struct iovec *iov;
	struct file *f;
	long r;

	if (count < 0 || count > IOV_MAX)
		return -EINVAL;
	f = arg_file(fd);
	if (!f)
		return -EBADF;
	iov = kmalloc((size_t)count * sizeof(*iov) + 1);
	r = iov ? copy_in(iov, vector, (size_t)count * sizeof(*iov)) : -ENOMEM;
	if (r == 0)
		r = check_total(iov, count);
	if (r == 0)
		r = each_piece(f, iov, count, fn);
	kfree(iov);
	file_put(f);
	return r;
}

long
sys_readv(int fd, uptr iov, int count)
{
	return vectored(fd, iov, count, file_read);
}

long
sys_writev(int fd, uptr iov, int count)
{
	return vectored(fd, iov, count, file_write);
}

long
sys_pread64(int fd, uptr to, size_t n, int64_t pos)
{
	struct file *f = arg_file(fd);
	long r;

	if (!f)
		return -EBADF;
	r = pos < 0 ? -EINVAL : file_pread(f, to, at_most(n), pos);
	file_put(f);
	return r;
}

long
sys_pwrite64(int fd, uptr from, size_t n, int64_t pos)
{
	struct file *f = arg_file(fd);
	long r;

	if (!f)
		return -EBADF;
	r = pos < 0 ? -EINVAL : file_pwrite(f, from, at_most(n), pos);
	file_put(f);
	return r;
}

long
sys_lseek(int fd, int64_t offset, int whence)
{
	struct file *f = arg_file(fd);
	long r;

	if (!f)
		return -EBADF;
	r = f->ops->seek ? f->ops->seek(f, offset, whence) : -ESPIPE;
	file_put(f);
	return r;
}

/* Requests every file knows. */
static long
common_ioctl(int fd, struct file *f, unsigned int request, uptr arg, bool *known)
{
	struct files *files = current->process->files;
	int on;

	*known = true;
	switch (request) {
	case FIOCLEX:
		return files_set_cloexec(files, fd, true);
	case FIONCLEX:
		return files_set_cloexec(files, fd, false);
	case FIONBIO:
		if (copy_in(&on, arg, sizeof(on)) < 0)
			return -EFAULT;
		if (on)
			atomic_fetch_or(&f->flags, O_NONBLOCK);
		else
			atomic_fetch_and(&f->flags, ~(unsigned int)O_NONBLOCK);
		return 0;
	}
	*known = false;
	return -ENOTTY;
}

long
sys_ioctl(int fd, unsigned int request, uptr arg)
{
	struct file *f = arg_file(fd);
	bool known;
	long r;

	if (!f)
		return -EBADF;
	r = common_ioctl(fd, f, request, arg, &known);
	if (!known && f->ops->ioctl)
		r = f->ops->ioctl(f, request, arg);
	file_put(f);
	return r;
}

/* getdents64 fills a kernel buffer, then copies it out at once. */
struct listing {
	uint8_t *buffer;
	size_t used, size;
	bool full;
	uint64_t next; /* where a full buffer stopped */
};

static bool
list_one(void *arg, const char *name, uint64_t ino, unsigned char type, uint64_t next)
{
	struct listing *l = arg;
	size_t length = strlen(name) + 1;
	size_t record = (offsetof(struct linux_dirent64, d_name) + length + 7) & ~7ul;
	struct linux_dirent64 *entry = (void *)(l->buffer + l->used);

	if (record > l->size - l->used) {
		l->full = true;
		return false;
	}
	memset(entry, 0, record);
	entry->d_ino = ino;
	entry->d_off = (int64_t)next;
	entry->d_reclen = (uint16_t)record;
	entry->d_type = type;
	memcpy(entry->d_name, name, length);
	l->used += record;
	l->next = next;
	return true;
}

static long
list_directory(struct file *f, uptr to, size_t n)
{
	struct listing l = { .size = n < PAGE_SIZE ? n : PAGE_SIZE, .next = (uint64_t)f->pos };
	uint64_t pos = (uint64_t)f->pos;
	long r;

	l.buffer = kmalloc(l.size + 8);
	if (!l.buffer)
		return -ENOMEM;
	r = f->ops->readdir(f, &pos, list_one, &l);
	if (r >= 0 && l.full && l.used == 0)
		r = -EINVAL; /* not even one fits */
	else if (r >= 0)
		r = copy_out(to, l.buffer, l.used);
	if (r >= 0) {
		f->pos = (int64_t)l.next;
		r = (long)l.used;
	}
	kfree(l.buffer);
	return r;
}

long
sys_getdents64(int fd, uptr to, size_t n)
{
	struct file *f = arg_file(fd);
	long r;

	if (!f)
		return -EBADF;
	r = f->ops->readdir ? list_directory(f, to, n) : -ENOTDIR;
	file_put(f);
	return r;
}

long
sys_ftruncate(int fd, int64_t size)
{
	struct file *f = arg_file(fd);
	long r;

	if (!f)
		return -EBADF;
	if (size < 0 || !f->ops->truncate || !file_writable(f))
		r = -EINVAL;
	else
		r = f->ops->truncate(f, size);
	file_put(f);
	return r;
}

/* Files are in memory: they are as safe as they will ever be. */
long
sys_fsync(int fd)
{
	struct file *f = arg_file(fd);
	long r;

	if (!f)
		return -EBADF;
	r = file_inode(f) ? 0 : -EINVAL;
	file_put(f);
	return r;
}
