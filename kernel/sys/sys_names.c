/* SPDX-License-Identifier: MIT */
/* Names in the file tree: making, renaming, removing; what a file says of
 * itself. */
#include "kernel/abi/errno.h"
#include "kernel/abi/fcntl.h"
#include "kernel/abi/time.h"
#include "kernel/proc/process.h"
#include "kernel/sched/clock.h"
#include "kernel/sys/args.h"
#include "kernel/sys/calls.h"

#define UTIME_NOW 0x3fffffffl
#define UTIME_OMIT 0x3ffffffel

long
sys_mkdirat(int at, uptr path, unsigned int mode)
{
	struct path p;
	long r = path_begin(&p, at, path);

	if (r < 0)
		return r;
	r = fs_mkdir(&p.fs, p.at, p.text, mode & 07777 & ~p.fs.umask);
	path_end(&p);
	return r;
}

long
sys_mkdir(uptr path, unsigned int mode)
{
	return sys_mkdirat(AT_FDCWD, path, mode);
}

long
sys_mknodat(int at, uptr path, unsigned int mode, uint64_t dev)
{
	struct path p;
	long r = path_begin(&p, at, path);

	if (r < 0)
		return r;
	r = fs_mknod(&p.fs, p.at, p.text, mode & ~p.fs.umask, dev);
	path_end(&p);
	return r;
}

long
sys_mknod(uptr path, unsigned int mode, uint64_t dev)
{
	return sys_mknodat(AT_FDCWD, path, mode, dev);
}

long
sys_unlinkat(int at, uptr path, int flags)
{
	struct path p;
	long r;

	if (flags & ~AT_REMOVEDIR)
		return -EINVAL;
	r = path_begin(&p, at, path);
	if (r < 0)
		return r;
	r = fs_unlink(&p.fs, p.at, p.text, flags & AT_REMOVEDIR);
	path_end(&p);
	return r;
}

long
sys_unlink(uptr path)
{
	return sys_unlinkat(AT_FDCWD, path, 0);
}

long
sys_rmdir(uptr path)
{
	return sys_unlinkat(AT_FDCWD, path, AT_REMOVEDIR);
}

/* Two paths at once. */
static int
paths_begin(struct path *a, int a_at, uptr a_text, struct path *b, int b_at, uptr b_text)
{
	int r = path_begin(a, a_at, a_text);

	if (r < 0)
		return r;
	r = path_begin(b, b_at, b_text);
	if (r < 0)
		path_end(a);
	return r;
}

long
sys_renameat2(int from_at, uptr from, int to_at, uptr to, unsigned int flags)
{
	struct path a, b;
	long r = paths_begin(&a, from_at, from, &b, to_at, to);

	if (r < 0)
		return r;
	r = fs_rename(&a.fs, a.at, a.text, b.at, b.text, flags);
	path_end(&b);
	path_end(&a);
	return r;
}

long
sys_renameat(int from_at, uptr from, int to_at, uptr to)
{
	return sys_renameat2(from_at, from, to_at, to, 0);
}

long
sys_rename(uptr from, uptr to)
{
	return sys_renameat2(AT_FDCWD, from, AT_FDCWD, to, 0);
}

long
sys_linkat(int from_at, uptr from, int to_at, uptr to, int flags)
{
	struct path a, b;
	long r;

	if (flags & ~AT_SYMLINK_FOLLOW)
		return -EINVAL;
	r = paths_begin(&a, from_at, from, &b, to_at, to);
	if (r < 0)
		return r;
	r = fs_link(&a.fs, a.at, a.text, b.at, b.text);
	path_end(&b);
	path_end(&a);
	return r;
}

long
sys_link(uptr from, uptr to)
{
	return sys_linkat(AT_FDCWD, from, AT_FDCWD, to, 0);
}

long
sys_symlinkat(uptr target, int at, uptr path)
{
	struct path a, b;
	long r = paths_begin(&a, AT_FDCWD, target, &b, at, path);

	if (r < 0)
		return r;
	r = fs_symlink(&b.fs, a.text, b.at, b.text);
	path_end(&b);
	path_end(&a);
	return r;
}

long
sys_symlink(uptr target, uptr path)
{
	return sys_symlinkat(target, AT_FDCWD, path);
}

long
sys_fchmodat(int at, uptr path, unsigned int mode)
{
	struct inode *i;
	int r = path_inode(at, path, 0, &i);

	if (r < 0)
		return r;
	r = fs_chmod(i, mode & 07777);
	inode_put(i);
	return r;
}

long
sys_chmod(uptr path, unsigned int mode)
{
	return sys_fchmodat(AT_FDCWD, path, mode);
}

long
sys_fchmod(int fd, unsigned int mode)
{
	struct file *f = arg_file(fd);
	long r;

	if (!f)
		return -EBADF;
	r = file_inode(f) ? fs_chmod(file_inode(f), mode & 07777) : -EINVAL;
	file_put(f);
	return r;
}

/* There is one user, 0, and one group. */
static long
owner_possible(int uid, int gid)
{
	return (uid == 0 || uid == -1) && (gid == 0 || gid == -1) ? 0 : -EPERM;
}

long
sys_fchownat(int at, uptr path, int uid, int gid, int flags)
{
	struct inode *i;
	int r = path_inode(at, path, flags, &i);

	if (r < 0)
		return r;
	inode_put(i);
	return owner_possible(uid, gid);
}

long
sys_chown(uptr path, int uid, int gid)
{
	return sys_fchownat(AT_FDCWD, path, uid, gid, 0);
}

long
sys_fchown(int fd, int uid, int gid)
{
	struct file *f = arg_file(fd);

	if (!f)
		return -EBADF;
	file_put(f);
	return owner_possible(uid, gid);
}

/* ns since 1970, or what was there before for UTIME_OMIT. */
static int
file_time(const struct timespec *t, const struct timespec *before, int64_t *ns)
{
	if (t->tv_nsec == UTIME_NOW)
		*ns = world_realtime(current->world);
	else if (t->tv_nsec == UTIME_OMIT)
		*ns = before->tv_sec * NSEC_PER_SEC + before->tv_nsec;
	else if (t->tv_nsec < 0 || t->tv_nsec >= NSEC_PER_SEC)
		return -EINVAL;
	else
		*ns = t->tv_sec * NSEC_PER_SEC + t->tv_nsec;
	return 0;
}

static long
set_times(struct inode *i, uptr times)
{
	struct timespec t[2] = { { 0, UTIME_NOW }, { 0, UTIME_NOW } };
	struct stat st;
	int64_t ns[2];
	long r = fs_stat(i, &st);

	if (r == 0 && times.addr)
		r = copy_in(t, times, sizeof(t));
	if (r == 0)
		r = file_time(&t[0], &st.st_atim, &ns[0]);
	if (r == 0)
		r = file_time(&t[1], &st.st_mtim, &ns[1]);
	return r == 0 ? fs_utimens(i, ns) : r;
}

/* Without a path: the open file `at`. */
long
sys_utimensat(int at, uptr path, uptr times, int flags)
{
	struct inode *i = NULL;
	struct file *f;
	long r = 0;

	if (path.addr) {
		r = path_inode(at, path, flags, &i);
	} else {
		f = arg_file(at);
		if (!f)
			return -EBADF;
		if (file_inode(f))
			i = inode_get(file_inode(f));
		file_put(f);
		r = i ? 0 : -EINVAL;
	}
	if (r < 0)
		return r;
	r = set_times(i, times);
	inode_put(i);
	return r;
}

long
sys_sync(void)
{
	return 0;
}
