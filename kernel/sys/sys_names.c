/* SPDX-License-Identifier: MIT */
/* Names in the file tree: making, renaming, removing; what a file says of
 * itself. */
#include "kernel/abi/errno.h"
#include "kernel/abi/fcntl.h"
#include "kernel/abi/time.h"
#include "kernel/proc/cred.h"
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
	r = fs_mkdir(&p.fs, p.at, p.text, mode);
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
	r = fs_mknod(&p.fs, p.at, p.text, mode, dev);
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
	r = fs_link(&a.fs, a.at, a.text, flags & AT_SYMLINK_FOLLOW, b.at, b.text);
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

static long
change_mode(struct inode *i, unsigned int mode)
{
	struct cred *c = process_cred(current->process);
	long r = fs_chmod(c, i, mode);

	cred_put(c);
	return r;
}

static long
change_owner(struct inode *i, uint32_t uid, uint32_t gid)
{
	struct cred *c = process_cred(current->process);
	long r = fs_chown(c, i, uid, gid);

	cred_put(c);
	return r;
}

/* The inode of an open file with a reference; -EBADF, -EINVAL (it has none). */
static int
open_inode(int fd, struct inode **out)
{
	struct file *f = arg_file(fd);
	int r;

	if (!f)
		return -EBADF;
	r = file_inode(f) ? 0 : -EINVAL;
	if (r == 0)
		*out = inode_get(file_inode(f));
	file_put(f);
	return r;
}

long
sys_fchmodat(int at, uptr path, unsigned int mode)
{
	struct inode *i;
	long r = path_inode(at, path, 0, &i);

	if (r < 0)
		return r;
	r = change_mode(i, mode);
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
	struct inode *i;
	long r = open_inode(fd, &i);

	if (r < 0)
		return r;
	r = change_mode(i, mode);
	inode_put(i);
	return r;
}

long
sys_fchownat(int at, uptr path, uint32_t uid, uint32_t gid, int flags)
{
	struct inode *i;
	long r;

	if (flags & ~(AT_SYMLINK_NOFOLLOW | AT_EMPTY_PATH))
		return -EINVAL;
	r = path_inode(at, path, flags, &i);
	if (r < 0)
		return r;
	r = change_owner(i, uid, gid);
	inode_put(i);
	return r;
}

long
sys_chown(uptr path, uint32_t uid, uint32_t gid)
{
	return sys_fchownat(AT_FDCWD, path, uid, gid, 0);
}

long
sys_lchown(uptr path, uint32_t uid, uint32_t gid)
{
	return sys_fchownat(AT_FDCWD, path, uid, gid, AT_SYMLINK_NOFOLLOW);
}

long
sys_fchown(int fd, uint32_t uid, uint32_t gid)
{
	struct inode *i;
	long r = open_inode(fd, &i);

	if (r < 0)
		return r;
	r = change_owner(i, uid, gid);
	inode_put(i);
	return r;
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
	struct cred *c;
	struct stat st;
	int64_t ns[2];
	long r = fs_stat(i, &st);

	if (r == 0 && times.addr)
		r = copy_in(t, times, sizeof(t));
	if (r == 0)
		r = file_time(&t[0], &st.st_atim, &ns[0]);
	if (r == 0)
		r = file_time(&t[1], &st.st_mtim, &ns[1]);
	if (r < 0 || (t[0].tv_nsec == UTIME_OMIT && t[1].tv_nsec == UTIME_OMIT))
		return r;
	c = process_cred(current->process);
	r = fs_utimens(c, i, ns, t[0].tv_nsec == UTIME_NOW && t[1].tv_nsec == UTIME_NOW);
	cred_put(c);
	return r;
}

/* Without a path: the open file `at`. */
long
sys_utimensat(int at, uptr path, uptr times, int flags)
{
	struct inode *i;
	long r = path.addr ? path_inode(at, path, flags, &i) : open_inode(at, &i);

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
