/* SPDX-License-Identifier: MIT */
/* Paths: opening, asking, directories to start from. */
#include "kernel/abi/errno.h"
#include "kernel/abi/fcntl.h"
#include "kernel/abi/limits.h"
#include "kernel/mm/heap.h"
#include "kernel/proc/cred.h"
#include "kernel/proc/files.h"
#include "kernel/sys/args.h"
#include "kernel/sys/syscall.h"

SYSCALL(openat, int at, uptr path, int flags, unsigned int mode)
{
	scoped(path_end) struct path p = { 0 };
	struct file *f;
	long r = files_room(current->process->files);

	if (r == 0)
		r = path_begin(&p, at, path);
	if (r == 0)
		r = fs_open(&p.fs, p.at, p.text, flags | O_LARGEFILE, mode & 07777, &f); /* as 64-bit Linux does */
	return r < 0 ? r : return_file(f, 0, flags & O_CLOEXEC);
}

SYSCALL(open, uptr path, int flags, unsigned int mode) { return sys_openat(AT_FDCWD, path, flags, mode); }

SYSCALL(creat, uptr path, unsigned int mode)
{
	return sys_openat(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode);
}

SYSCALL(fstat, int fd, uptr out)
{
	scoped(file_put) struct file *f = arg_any_file(fd);
	struct stat st;
	int r = f ? fs_fstat(f, &st) : -EBADF;

	return r < 0 ? r : copy_out(out, &st, sizeof(st));
}

/* Of what the path, or with AT_EMPTY_PATH the descriptor names. */
static int
stat_at(int at, uptr path, int flags, struct stat *st)
{
	scoped(file_put) struct file *f = NULL;
	scoped(inode_put) struct inode *i = NULL;
	char first;
	int r;

	if (flags & ~(AT_SYMLINK_NOFOLLOW | AT_EMPTY_PATH | 0x800)) /* AT_NO_AUTOMOUNT */
		return -EINVAL;
	if ((flags & AT_EMPTY_PATH) && at >= 0 && copy_in(&first, path, 1) == 0 && first == '\0') {
		f = arg_any_file(at);
		return f ? fs_fstat(f, st) : -EBADF;
	}
	r = path_inode(at, path, flags, &i);
	return r < 0 ? r : fs_stat(i, st);
}

SYSCALL(newfstatat, int at, uptr path, uptr out, int flags)
{
	struct stat st;
	int r = stat_at(at, path, flags, &st);

	return r < 0 ? r : copy_out(out, &st, sizeof(st));
}

static struct statx_timestamp
stamp(struct timespec t)
{
	return (struct statx_timestamp){ .tv_sec = t.tv_sec, .tv_nsec = (uint32_t)t.tv_nsec };
}

PARTLY(statx, "times of birth, attributes, numbers of mounts")
SYSCALL(statx, int at, uptr path, int flags, unsigned int mask, uptr out)
{
	struct statx x = { .stx_mask = STATX_BASIC_STATS };
	struct stat st;
	int r;

	if ((mask & STATX_RESERVED) || (flags & AT_STATX_SYNC_TYPE) == AT_STATX_SYNC_TYPE)
		return -EINVAL;
	r = stat_at(at, path, flags & ~AT_STATX_SYNC_TYPE, &st);
	if (r < 0)
		return r;
	x.stx_blksize = (uint32_t)st.st_blksize;
	x.stx_nlink = (uint32_t)st.st_nlink;
	x.stx_uid = st.st_uid;
	x.stx_gid = st.st_gid;
	x.stx_mode = (uint16_t)st.st_mode;
	x.stx_ino = st.st_ino;
	x.stx_size = (uint64_t)st.st_size;
	x.stx_blocks = (uint64_t)st.st_blocks;
	x.stx_atime = stamp(st.st_atim);
	x.stx_ctime = stamp(st.st_ctim);
	x.stx_mtime = stamp(st.st_mtim);
	x.stx_rdev_major = major(st.st_rdev);
	x.stx_rdev_minor = minor(st.st_rdev);
	x.stx_dev_major = major(st.st_dev);
	x.stx_dev_minor = minor(st.st_dev);
	return copy_out(out, &x, sizeof(x));
}

SYSCALL(stat, uptr path, uptr out) { return sys_newfstatat(AT_FDCWD, path, out, 0); }

SYSCALL(lstat, uptr path, uptr out) { return sys_newfstatat(AT_FDCWD, path, out, AT_SYMLINK_NOFOLLOW); }

/* As whom access() asks: the real user. */
static struct cred *
real_cred(void)
{
	scoped(cred_put) struct cred *old = process_cred(current->process);
	struct cred *c = cred_copy(old, old->group_count);

	if (c) {
		c->user.fs = c->user.real;
		c->group.fs = c->group.real;
		c->effective = c->user.real == 0 ? c->permitted : 0;
	}
	return c;
}

/* The whole path is walked as that user. */
SYSCALL(faccessat2, int at, uptr path, int mode, int flags)
{
	scoped(cred_put) struct cred *c = NULL;
	scoped(inode_put) struct inode *i = NULL;
	long r;

	if ((mode & ~(R_OK | W_OK | X_OK)) || (flags & ~(AT_EACCESS | AT_SYMLINK_NOFOLLOW | AT_EMPTY_PATH)))
		return -EINVAL;
	c = flags & AT_EACCESS ? process_cred(current->process) : real_cred();
	r = c ? path_inode_as(c, at, path, flags & ~AT_EACCESS, &i) : -ENOMEM;
	return r < 0 ? r : inode_may(c, i, (unsigned int)mode);
}

SYSCALL(faccessat, int at, uptr path, int mode) { return sys_faccessat2(at, path, mode, 0); }

SYSCALL(access, uptr path, int mode) { return sys_faccessat2(AT_FDCWD, path, mode, 0); }

/* *place, in the process's places, becomes i, whose reference it takes over. */
static long
change_directory(struct inode **place, struct inode *i)
{
	scoped(cred_put) struct cred *c = process_cred(current->process);
	scoped(inode_put) struct inode *old = i;
	struct places *places = current->process->places;
	long r = S_ISDIR(inode_mode(i)) ? inode_may(c, i, X_OK) : -ENOTDIR;

	if (r == 0 && place == &places->fs.root && !cred_can(c, CAP_SYS_CHROOT))
		r = -EPERM;
	if (r < 0)
		return r;
	spin_lock(&places->lock);
	old = *place;
	*place = i;
	spin_unlock(&places->lock);
	return 0;
}

SYSCALL(chdir, uptr path)
{
	struct inode *i;
	int r = path_inode(AT_FDCWD, path, 0, &i);

	return r < 0 ? r : change_directory(&current->process->places->fs.cwd, i);
}

/* As on Linux the current directory and open directories stay where they are,
 * outside perhaps: who locks somebody in changes to "/" and closes them. */
SYSCALL(chroot, uptr path)
{
	struct inode *i;
	int r = path_inode(AT_FDCWD, path, 0, &i);

	return r < 0 ? r : change_directory(&current->process->places->fs.root, i);
}

SYSCALL(fchdir, int fd)
{
	scoped(file_put) struct file *f = arg_any_file(fd);

	if (!f)
		return -EBADF;
	return f->inode ? change_directory(&current->process->places->fs.cwd, inode_get(f->inode)) : -ENOTDIR;
}

SYSCALL(getcwd, uptr to, size_t n)
{
	scoped(kfree) char *path = kmalloc(PATH_MAX);
	struct fs_context fs;
	long r;

	if (!path)
		return -ENOMEM;
	process_fs_get(&fs);
	r = fs_getcwd(&fs, path, PATH_MAX);
	process_fs_put(&fs);
	if (r > 0 && (size_t)r > n)
		return -ERANGE;
	return r > 0 && copy_out(to, path, (size_t)r) < 0 ? -EFAULT : r;
}

SYSCALL(umask, unsigned int mask)
{
	struct places *places = current->process->places;
	unsigned int old;

	spin_lock(&places->lock);
	old = places->fs.umask;
	places->fs.umask = mask & 0777;
	spin_unlock(&places->lock);
	return old;
}

static int
inode_is_writable(struct inode *i)
{
	scoped(cred_put) struct cred *c = process_cred(current->process);

	return S_ISDIR(inode_mode(i)) ? -EISDIR : inode_may(c, i, W_OK);
}

SYSCALL(truncate, uptr path, int64_t size)
{
	scoped(inode_put) struct inode *i = NULL;
	int r = size < 0 ? -EINVAL : path_inode(AT_FDCWD, path, 0, &i);

	if (r == 0)
		r = inode_is_writable(i);
	return r < 0 ? r : inode_truncate(i, size);
}

/* There is one file system. */
static long
return_statfs(uptr out)
{
	struct statfs s;

	fs_statfs(current->world, &s);
	return copy_out(out, &s, sizeof(s));
}

SYSCALL(statfs, uptr path, uptr out)
{
	scoped(inode_put) struct inode *i = NULL;
	int r = path_inode(AT_FDCWD, path, 0, &i);

	return r < 0 ? r : return_statfs(out);
}

SYSCALL(fstatfs, int fd, uptr out)
{
	scoped(file_put) struct file *f = arg_any_file(fd);

	return f ? return_statfs(out) : -EBADF;
}

SYSCALL(readlinkat, int at, uptr path, uptr to, size_t n)
{
	scoped(inode_put) struct inode *i = NULL;
	scoped(kfree) char *target = NULL;
	long r = n == 0 ? -EINVAL : path_inode(at, path, AT_SYMLINK_NOFOLLOW | AT_EMPTY_PATH, &i);

	if (r < 0)
		return r;
	target = kmalloc(PATH_MAX);
	r = target ? fs_readlink(i, target, PATH_MAX) : -ENOMEM;
	if (r > 0 && (size_t)r > n)
		r = (long)n;
	return r > 0 && copy_out(to, target, (size_t)r) < 0 ? -EFAULT : r;
}

SYSCALL(readlink, uptr path, uptr to, size_t n) { return sys_readlinkat(AT_FDCWD, path, to, n); }
