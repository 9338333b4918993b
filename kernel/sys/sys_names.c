/* SPDX-License-Identifier: MIT */
/* Names in the file tree: making, renaming, removing; what a file says of
 * itself. */
#include "kernel/abi/errno.h"
#include "kernel/abi/fcntl.h"
#include "kernel/abi/limits.h"
#include "kernel/abi/time.h"
#include "kernel/mm/heap.h"
#include "kernel/proc/cred.h"
#include "kernel/sched/clock.h"
#include "kernel/sys/args.h"
#include "kernel/sys/syscall.h"

#define UTIME_NOW 0x3fffffffl
#define UTIME_OMIT 0x3ffffffel

SYSCALL(mkdirat, int at, uptr path, unsigned int mode)
{
	scoped(path_end) struct path p;
	long r = path_begin(&p, at, path);

	return r < 0 ? r : fs_mkdir(&p.fs, p.at, p.text, mode);
}

SYSCALL(mkdir, uptr path, unsigned int mode) { return sys_mkdirat(AT_FDCWD, path, mode); }

SYSCALL(mknodat, int at, uptr path, unsigned int mode, uint64_t dev)
{
	scoped(path_end) struct path p;
	long r = path_begin(&p, at, path);

	return r < 0 ? r : fs_mknod(&p.fs, p.at, p.text, mode, dev);
}

SYSCALL(mknod, uptr path, unsigned int mode, uint64_t dev) { return sys_mknodat(AT_FDCWD, path, mode, dev); }

SYSCALL(unlinkat, int at, uptr path, int flags)
{
	scoped(path_end) struct path p = { 0 };
	long r = flags & ~AT_REMOVEDIR ? -EINVAL : path_begin(&p, at, path);

	return r < 0 ? r : fs_unlink(&p.fs, p.at, p.text, flags & AT_REMOVEDIR);
}

SYSCALL(unlink, uptr path) { return sys_unlinkat(AT_FDCWD, path, 0); }

SYSCALL(rmdir, uptr path) { return sys_unlinkat(AT_FDCWD, path, AT_REMOVEDIR); }

PARTLY(renameat2, "RENAME_WHITEOUT")
SYSCALL(renameat2, int from_at, uptr from, int to_at, uptr to, unsigned int flags)
{
	scoped(path_end) struct path a, b = { 0 };
	long r = path_begin(&a, from_at, from);

	if (r == 0)
		r = path_begin(&b, to_at, to);
	return r < 0 ? r : fs_rename(&a.fs, a.at, a.text, b.at, b.text, flags);
}

SYSCALL(renameat, int from_at, uptr from, int to_at, uptr to)
{
	return sys_renameat2(from_at, from, to_at, to, 0);
}

SYSCALL(rename, uptr from, uptr to) { return sys_renameat2(AT_FDCWD, from, AT_FDCWD, to, 0); }

SYSCALL(linkat, int from_at, uptr from, int to_at, uptr to, int flags)
{
	scoped(path_end) struct path a = { 0 }, b = { 0 };
	long r = flags & ~AT_SYMLINK_FOLLOW ? -EINVAL : path_begin(&a, from_at, from);

	if (r == 0)
		r = path_begin(&b, to_at, to);
	return r < 0 ? r : fs_link(&a.fs, a.at, a.text, flags & AT_SYMLINK_FOLLOW, b.at, b.text);
}

SYSCALL(link, uptr from, uptr to) { return sys_linkat(AT_FDCWD, from, AT_FDCWD, to, 0); }

SYSCALL(symlinkat, uptr target, int at, uptr path)
{
	scoped(path_end) struct path p = { 0 };
	scoped(kfree) char *text = NULL;
	long r = arg_string(target, PATH_MAX, &text);

	if (r == 0)
		r = path_begin(&p, at, path);
	return r < 0 ? r : fs_symlink(&p.fs, text, p.at, p.text);
}

SYSCALL(symlink, uptr target, uptr path) { return sys_symlinkat(target, AT_FDCWD, path); }

static long
change_mode(struct inode *i, unsigned int mode)
{
	scoped(cred_put) struct cred *c = process_cred(current->process);

	return fs_chmod(c, i, mode);
}

static long
change_owner(struct inode *i, uint32_t uid, uint32_t gid)
{
	scoped(cred_put) struct cred *c = process_cred(current->process);

	return fs_chown(c, i, uid, gid);
}

/* The inode of an open file with a reference; -EBADF, -EINVAL (it has none). */
static int
open_inode(int fd, struct inode **out)
{
	scoped(file_put) struct file *f = arg_file(fd);

	if (!f || !f->inode)
		return f ? -EINVAL : -EBADF;
	*out = inode_get(f->inode);
	return 0;
}

SYSCALL(fchmodat, int at, uptr path, unsigned int mode)
{
	scoped(inode_put) struct inode *i = NULL;
	long r = path_inode(at, path, 0, &i);

	return r < 0 ? r : change_mode(i, mode);
}

SYSCALL(chmod, uptr path, unsigned int mode) { return sys_fchmodat(AT_FDCWD, path, mode); }

SYSCALL_FILE(fchmod, unsigned int mode) { return f->inode ? change_mode(f->inode, mode) : -EINVAL; }

SYSCALL(fchownat, int at, uptr path, uint32_t uid, uint32_t gid, int flags)
{
	scoped(inode_put) struct inode *i = NULL;
	long r = flags & ~(AT_SYMLINK_NOFOLLOW | AT_EMPTY_PATH) ? -EINVAL : path_inode(at, path, flags, &i);

	return r < 0 ? r : change_owner(i, uid, gid);
}

SYSCALL(chown, uptr path, uint32_t uid, uint32_t gid) { return sys_fchownat(AT_FDCWD, path, uid, gid, 0); }

SYSCALL(lchown, uptr path, uint32_t uid, uint32_t gid)
{
	return sys_fchownat(AT_FDCWD, path, uid, gid, AT_SYMLINK_NOFOLLOW);
}

SYSCALL_FILE(fchown, uint32_t uid, uint32_t gid) { return f->inode ? change_owner(f->inode, uid, gid) : -EINVAL; }

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
	scoped(cred_put) struct cred *c = process_cred(current->process);
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
	if (r < 0 || (t[0].tv_nsec == UTIME_OMIT && t[1].tv_nsec == UTIME_OMIT))
		return r;
	return fs_utimens(c, i, ns, t[0].tv_nsec == UTIME_NOW && t[1].tv_nsec == UTIME_NOW);
}

/* Without a path: the open file `at`. */
SYSCALL(utimensat, int at, uptr path, uptr times, int flags)
{
	scoped(inode_put) struct inode *i = NULL;
	long r = path.addr ? path_inode(at, path, flags, &i) : open_inode(at, &i);

	return r < 0 ? r : set_times(i, times);
}

SYSCALL(sync, void) { return 0; }
