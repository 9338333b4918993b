/* SPDX-License-Identifier: MIT */
/* Paths: opening, asking, directories to start from. */
#include "kernel/abi/errno.h"
#include "kernel/abi/fcntl.h"
#include "kernel/abi/limits.h"
#include "kernel/mm/heap.h"
#include "kernel/proc/cred.h"
#include "kernel/proc/files.h"
#include "kernel/sys/args.h"
#include "kernel/sys/calls.h"

long
sys_openat(int at, uptr path, int flags, unsigned int mode)
{
	struct path p;
	struct file *f;
	long r = files_room(current->process->files);

	if (r == 0)
		r = path_begin(&p, at, path);
	if (r < 0)
		return r;
	r = fs_open(&p.fs, p.at, p.text, flags, mode & 07777, &f);
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

/* As whom access() asks: the real user. */
static struct cred *
real_cred(void)
{
	struct cred *old = process_cred(current->process), *c = cred_copy(old, old->group_count);

	if (c) {
		c->user.fs = c->user.real;
		c->group.fs = c->group.real;
		c->effective = c->user.real == 0 ? c->permitted : 0;
	}
	cred_put(old);
	return c;
}

/* The whole path is walked as that user. */
static int
access_as(struct cred *c, int at, uptr text, unsigned int mode, int flags)
{
	struct inode *i;
	int r = path_inode_as(c, at, text, flags, &i);

	if (r < 0)
		return r;
	r = inode_may(c, i, mode);
	inode_put(i);
	return r;
}

long
sys_faccessat2(int at, uptr path, int mode, int flags)
{
	struct cred *c;
	long r;

	if ((mode & ~(R_OK | W_OK | X_OK)) || (flags & ~(AT_EACCESS | AT_SYMLINK_NOFOLLOW | AT_EMPTY_PATH)))
		return -EINVAL;
	c = flags & AT_EACCESS ? process_cred(current->process) : real_cred();
	r = c ? access_as(c, at, path, (unsigned int)mode, flags & ~AT_EACCESS) : -ENOMEM;
	cred_put(c);
	return r;
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

/* *place, in the process's places, becomes i, whose reference it takes over. */
static long
change_directory(struct inode **place, struct inode *i)
{
	struct places *places = current->process->places;
	struct cred *c = process_cred(current->process);
	long r = S_ISDIR(inode_mode(i)) ? inode_may(c, i, X_OK) : -ENOTDIR;
	struct inode *old = i;

	if (r == 0 && place == &places->fs.root && !cred_can(c, CAP_SYS_CHROOT))
		r = -EPERM;
	cred_put(c);
	if (r == 0) {
		spin_lock(&places->lock);
		old = *place;
		*place = i;
		spin_unlock(&places->lock);
	}
	inode_put(old);
	return r;
}

long
sys_chdir(uptr path)
{
	struct inode *i;
	int r = path_inode(AT_FDCWD, path, 0, &i);

	return r < 0 ? r : change_directory(&current->process->places->fs.cwd, i);
}

/* As on Linux the current directory and open directories stay where they are,
 * outside perhaps: who locks somebody in changes to "/" and closes them. */
long
sys_chroot(uptr path)
{
	struct inode *i;
	int r = path_inode(AT_FDCWD, path, 0, &i);

	return r < 0 ? r : change_directory(&current->process->places->fs.root, i);
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
	r = i ? change_directory(&current->process->places->fs.cwd, inode_get(i)) : -ENOTDIR;
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
	struct cred *c = process_cred(current->process);
	int r = S_ISDIR(inode_mode(i)) ? -EISDIR : inode_may(c, i, W_OK);

	cred_put(c);
	return r;
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
	r = inode_is_writable(i);
	if (r == 0)
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
