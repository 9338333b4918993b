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
#include "kernel/sys/syscall.h"
#include "lib/base/string.h"

SYSCALL_FILE(read, uptr to, size_t n) { return file_read(f, to, at_most(n)); }

SYSCALL_FILE(write, uptr from, size_t n) { return file_write(f, from, at_most(n)); }

#define HERE INT64_MIN /* at the file's own position */

static long
transfer(struct file *f, uptr memory, size_t n, bool write, int64_t pos)
{
	if (pos == HERE)
		return write ? file_write(f, memory, n) : file_read(f, memory, n);
	return write ? file_pwrite(f, memory, n, pos) : file_pread(f, memory, n, pos);
}

/* Piece by piece until one is not done whole. */
static long
each_piece(struct file *f, const struct iovec *iov, int count, bool write, int64_t pos)
{
	long done = 0;

	for (int i = 0; i < count; i++) {
		long r;

		if (iov[i].iov_len == 0)
			continue;
		r = transfer(f, UPTR(iov[i].iov_base), iov[i].iov_len, write, pos == HERE ? pos : pos + done);
		if (r < 0)
			return done ? done : r;
		done += r;
		if ((size_t)r < iov[i].iov_len)
			break;
	}
	return done;
}

/* Bytes of all, or -EINVAL. */
static long
total_of(const struct iovec *iov, size_t count)
{
	size_t total = 0;

	for (size_t i = 0; i < count; i++) {
		total += iov[i].iov_len;
		if (iov[i].iov_len > MAX_BYTES || total > MAX_BYTES)
			return -EINVAL;
	}
	return (long)total;
}

long
arg_vector(uptr vector, size_t count, struct iovec **out)
{
	long r;

	if (count > IOV_MAX)
		return -EINVAL;
	*out = kmalloc(count * sizeof(**out) + 1);
	r = *out ? copy_in(*out, vector, count * sizeof(**out)) : -ENOMEM;
	return r ? r : total_of(*out, count);
}

static long
vectored(struct file *f, uptr vector, int count, bool write, int64_t pos)
{
	scoped(kfree) struct iovec *iov = NULL;
	long r = arg_vector(vector, (size_t)count, &iov);

	if (r >= 0 && f->ops->vector && pos == HERE)
		return f->ops->vector(f, iov, (size_t)r, write);
	return r < 0 ? r : each_piece(f, iov, count, write, pos);
}

SYSCALL_FILE(readv, uptr iov, int count) { return vectored(f, iov, count, false, HERE); }

SYSCALL_FILE(writev, uptr iov, int count) { return vectored(f, iov, count, true, HERE); }

SYSCALL_FILE(preadv, uptr iov, int count, int64_t pos)
{
	return pos < 0 ? -EINVAL : vectored(f, iov, count, false, pos);
}

SYSCALL_FILE(pwritev, uptr iov, int count, int64_t pos)
{
	return pos < 0 ? -EINVAL : vectored(f, iov, count, true, pos);
}

SYSCALL_FILE(pread64, uptr to, size_t n, int64_t pos)
{
	return pos < 0 ? -EINVAL : file_pread(f, to, at_most(n), pos);
}

SYSCALL_FILE(pwrite64, uptr from, size_t n, int64_t pos)
{
	return pos < 0 ? -EINVAL : file_pwrite(f, from, at_most(n), pos);
}

SYSCALL_FILE(lseek, int64_t offset, int whence)
{
	if (whence < SEEK_SET || whence > SEEK_HOLE)
		return -EINVAL;
	return f->ops->seek ? f->ops->seek(f, offset, whence) : -ESPIPE;
}

PARTLY(ioctl, "all but FIONREAD, FIONBIO, FIOCLEX, FIONCLEX and those of terminals; of these TIOCSTI, TIOCPKT, TIOCGPTPEER")
SYSCALL(ioctl, int fd, unsigned int request, uptr arg)
{
	scoped(file_put) struct file *f = arg_file(fd);
	int on;

	if (!f)
		return -EBADF;
	switch (request) {
	case FIOCLEX:
	case FIONCLEX:
		return files_set_cloexec(current->process->files, fd, request == FIOCLEX);
	case FIONBIO:
		if (copy_in(&on, arg, sizeof(on)) < 0)
			return -EFAULT;
		if (on)
			atomic_fetch_or(&f->flags, O_NONBLOCK);
		else
			atomic_fetch_and(&f->flags, ~(unsigned int)O_NONBLOCK);
		return 0;
	}
	return f->ops->ioctl ? f->ops->ioctl(f, request, arg) : -ENOTTY;
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

SYSCALL_FILE(getdents64, uptr to, size_t n)
{
	struct listing l = { .size = n < PAGE_SIZE ? n : PAGE_SIZE, .next = (uint64_t)f->pos };
	scoped(kfree) void *buffer = l.buffer = kmalloc(l.size + 8);
	uint64_t pos = l.next;
	long r;

	if (!f->ops->readdir || !buffer)
		return f->ops->readdir ? -ENOMEM : -ENOTDIR;
	r = f->ops->readdir(f, &pos, list_one, &l);
	if (r >= 0 && l.full && l.used == 0)
		r = -EINVAL; /* not even one fits */
	else if (r >= 0)
		r = copy_out(to, l.buffer, l.used);
	if (r < 0)
		return r;
	f->pos = (int64_t)l.next;
	return (long)l.used;
}

SYSCALL_FILE(ftruncate, int64_t size)
{
	return size < 0 || !f->ops->truncate || !file_writable(f) ? -EINVAL : f->ops->truncate(f, size);
}

/* Space only; holes cannot be punched. */
PARTLY(fallocate, "punching holes, collapsing, zeroing")
SYSCALL_FILE(fallocate, int mode, int64_t offset, int64_t n)
{
	if (mode & ~FALLOC_FL_KEEP_SIZE)
		return -EOPNOTSUPP;
	if (offset < 0 || n <= 0)
		return -EINVAL;
	if (!file_writable(f))
		return -EBADF;
	if (!f->inode)
		return -ESPIPE;
	return inode_allocate(f->inode, (uint64_t)offset, (uint64_t)n, !(mode & FALLOC_FL_KEEP_SIZE));
}

/* Files are in memory: there is nothing to wait for. */
static long
synchronise(struct file *f)
{
	unsigned int mode = f->inode ? inode_mode(f->inode) : 0;

	return S_ISREG(mode) || S_ISDIR(mode) ? 0 : -EINVAL;
}

SYSCALL_FILE(fsync) { return synchronise(f); }
SYSCALL_FILE(fdatasync) { return synchronise(f); }
