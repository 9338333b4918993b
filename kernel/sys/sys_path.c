/* SPDX-License-Identifier: MIT */
/* Paths: opening, asking, directories to start from. */
#include "kernel/abi/errno.h"
#include "kernel/abi/fcntl.h"
#include "kernel/abi/limits.h"
#include "kernel/mm/heap.h"
#include "kernel/proc/process.h"
#include "kernel/sys/args.h"
#include "kernel/sys/calls.h"

long
sys_openat(int at, uptr path, int flags, unsigned int mode)
{
	struct path p;
	struct file *f;
	long r = path_begin(&p, at, path);

	if (r < 0)
		return r;
	r = fs_open(&p.fs, p.at, p.text, flags, mode & 07777 & ~p.fs.umask, &f);
	path_end(&p);
	return r < 0 ? r : return_file(f, flags & O_CLOEXEC);
}

long
sys_open(uptr path, int flags, unsigned int mode)
{
	return sys_openat(AT_FDCWD, path, flags, mode);
}

long
sys_creat(uptr path, unsigned int mode)
{
	return sys_openat(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode);
}

long
sys_newfstatat(int at, uptr path, uptr out, int flags)
{
	struct inode *i;
	struct stat st;
	int r;

	if (flags & ~(AT_SYMLINK_NOFOLLOW | AT_EMPTY_PATH | 0x800)) /* AT_NO_AUTOMOUNT */
		return -EINVAL;
	if (flags & AT_EMPTY_PATH) {
		char first;

		if (at >= 0 && copy_in(&first, path, 1) == 0 && first == '\0')
			return sys_fstat(at, out);
	}
	r = path_inode(at, path, flags, &i);
	if (r < 0)
		return r;
	r = fs_stat(i, &st);
	inode_put(i);
	return r < 0 ? r : copy_out(out, &st, sizeof(st));
}

long
sys_stat(uptr path, uptr out)
{
	return sys_newfstatat(AT_FDCWD, path, out, 0);
}

long
sys_lstat(uptr path, uptr out)
{
	return sys_newfstatat(AT_FDCWD, path, out, AT_SYMLINK_NOFOLLOW);
}

long
sys_fstat(int fd, uptr out)
{
	struct file *f = arg_file(fd);
	struct stat st;
	int r;

	if (!f)
		return -EBADF;
	r = fs_fstat(f, &st);
	file_put(f);
	return r < 0 ? r : copy_out(out, &st, sizeof(st));
}

/* The one user may do all but run what has no x bit. */
long
sys_faccessat2(int at, uptr path, int mode, int flags)
{
	struct inode *i;
	unsigned int bits;
	int r;

	if ((mode & ~(R_OK | W_OK | X_OK)) || (flags & ~(AT_EACCESS | AT_SYMLINK_NOFOLLOW | AT_EMPTY_PATH)))
		return -EINVAL;
	r = path_inode(at, path, flags, &i);
	if (r < 0)
		return r;
	bits = inode_mode(i);
	inode_put(i);
	if ((mode & X_OK) && !S_ISDIR(bits) && !(bits & (S_IXUSR | S_IXGRP | S_IXOTH)))
		return -EACCES;
	return 0;
}

long
sys_faccessat(int at, uptr path, int mode)
{
	return sys_faccessat2(at, path, mode, 0);
}

long
sys_access(uptr path, int mode)
{
	return sys_faccessat2(AT_FDCWD, path, mode, 0);
}

/* Takes over the reference to i. */
static long
change_directory(struct inode *i)
{
	struct process *p = current->process;
	struct inode *old = i;
	long r = -ENOTDIR;

	if (S_ISDIR(inode_mode(i))) {
		spin_lock(&p->lock);
		old = p->fs.cwd;
		p->fs.cwd = i;
		spin_unlock(&p->lock);
		r = 0;
	}
	inode_put(old);
	return r;
}

long
sys_chdir(uptr path)
{
	struct inode *i;
	int r = path_inode(AT_FDCWD, path, 0, &i);

	return r < 0 ? r : change_directory(i);
}

long
sys_fchdir(int fd)
{
	struct file *f = arg_file(fd);
	struct inode *i;
	long r;

	if (!f)
		return -EBADF;
	i = file_inode(f);
	r = i ? change_directory(inode_get(i)) : -ENOTDIR;
	file_put(f);
	return r;
}

long
sys_getcwd(uptr to, size_t n)
{
	char *path = kmalloc(PATH_MAX);
	struct fs_context fs;
	long r;

	if (!path)
		return -ENOMEM;
	process_fs_get(&fs);
	r = fs_getcwd(&fs, path, PATH_MAX);
	process_fs_put(&fs);
	if (r > 0 && (size_t)r > n)
		r = -ERANGE;
	if (r > 0 && copy_out(to, path, (size_t)r) < 0)
		r = -EFAULT;
	kfree(path);
	return r;
}

long
sys_umask(unsigned int mask)
{
	struct process *p = current->process;
	unsigned int old;

	spin_lock(&p->lock);
	old = p->fs.umask;
	p->fs.umask = mask & 0777;
	spin_unlock(&p->lock);
	return old;
}

long
sys_truncate(uptr path, int64_t size)
{
	struct inode *i;
	int r;

	if (size < 0)
		return -EINVAL;
	r = path_inode(AT_FDCWD, path, 0, &i);
	if (r < 0)
		return r;
	r = inode_truncate(i, size);
	inode_put(i);
	return r;
}

long
sys_readlinkat(int at, uptr path, uptr to, size_t n)
{
	struct inode *i;
	char *target;
	long r;

	if (n == 0)
		return -EINVAL;
	r = path_inode(at, path, AT_SYMLINK_NOFOLLOW | AT_EMPTY_PATH, &i);
	if (r < 0)
		return r;
	target = kmalloc(PATH_MAX);
	r = target ? fs_readlink(i, target, PATH_MAX) : -ENOMEM;
	inode_put(i);
	if (r > 0 && (size_t)r > n)
		r = (long)n;
	if (r > 0 && copy_out(to, target, (size_t)r) < 0)
		r = -EFAULT;
	kfree(target);
	return r;
}

long
sys_readlink(uptr path, uptr to, size_t n)
{
	return sys_readlinkat(AT_FDCWD, path, to, n);
}
