/* SPDX-License-Identifier: MIT */
/* File names: looking, making, removing, and the current directory. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <unistd.h>

#include "lib/c/syscall.h"

int
fstatat(int dir, const char *path, struct stat *result, int flags)
{
	return (int)__result(sys(SYS_newfstatat, dir, path, result, flags));
}

int
stat(const char *path, struct stat *result)
{
	return (int)__result(sys(SYS_stat, path, result));
}

int
lstat(const char *path, struct stat *result)
{
	return (int)__result(sys(SYS_lstat, path, result));
}

int
fstat(int fd, struct stat *result)
{
	return (int)__result(sys(SYS_fstat, fd, result));
}

int
chmod(const char *path, mode_t mode)
{
	return (int)__result(sys(SYS_chmod, path, mode));
}

int
fchmod(int fd, mode_t mode)
{
	return (int)__result(sys(SYS_fchmod, fd, mode));
}

int
chown(const char *path, uid_t uid, gid_t gid)
{
	return (int)__result(sys(SYS_chown, path, uid, gid));
}

int
fchmodat(int dir, const char *path, mode_t mode, int flags)
{
	if (flags == 0)
		return (int)__result(sys(SYS_fchmodat, dir, path, mode));
	errno = flags == AT_SYMLINK_NOFOLLOW ? EOPNOTSUPP : EINVAL;
	return -1;
}

int
fchownat(int dir, const char *path, uid_t uid, gid_t gid, int flags)
{
	return (int)__result(sys(SYS_fchownat, dir, path, uid, gid, flags));
}

int
lchown(const char *path, uid_t uid, gid_t gid)
{
	return fchownat(AT_FDCWD, path, uid, gid, AT_SYMLINK_NOFOLLOW);
}

int
fchown(int fd, uid_t uid, gid_t gid)
{
	return (int)__result(sys(SYS_fchown, fd, uid, gid));
}

int
mkdir(const char *path, mode_t mode)
{
	return (int)__result(sys(SYS_mkdir, path, mode));
}

int
mkdirat(int dir, const char *path, mode_t mode)
{
	return (int)__result(sys(SYS_mkdirat, dir, path, mode));
}

int
mknod(const char *path, mode_t mode, dev_t device)
{
	return (int)__result(sys(SYS_mknod, path, mode, device));
}

int
mknodat(int dir, const char *path, mode_t mode, dev_t device)
{
	return (int)__result(sys(SYS_mknodat, dir, path, mode, device));
}

int
mkfifo(const char *path, mode_t mode)
{
	return mknod(path, mode | S_IFIFO, 0);
}

mode_t
umask(mode_t mask)
{
	return (mode_t)sys(SYS_umask, mask);
}

int
utimensat(int dir, const char *path, const struct timespec times[2], int flags)
{
	return (int)__result(sys(SYS_utimensat, dir, path, times, flags));
}

int
futimens(int fd, const struct timespec times[2])
{
	return utimensat(fd, NULL, times, 0);
}

int
utimes(const char *path, const struct timeval times[2])
{
	struct timespec exact[2];

	for (int i = 0; times && i < 2; i++)
		exact[i] = (struct timespec){ times[i].tv_sec, times[i].tv_usec * 1000 };
	return utimensat(AT_FDCWD, path, times ? exact : NULL, 0);
}

int
access(const char *path, int mode)
{
	return (int)__result(sys(SYS_access, path, mode));
}

int
faccessat(int dir, const char *path, int mode, int flags)
{
	return (int)__result(sys(SYS_faccessat2, dir, path, mode, flags));
}

int
unlink(const char *path)
{
	return (int)__result(sys(SYS_unlink, path));
}

int
unlinkat(int dir, const char *path, int flags)
{
	return (int)__result(sys(SYS_unlinkat, dir, path, flags));
}

int
rmdir(const char *path)
{
	return (int)__result(sys(SYS_rmdir, path));
}

int
remove(const char *path)
{
	if (unlink(path) == 0)
		return 0;
	return errno == EISDIR ? rmdir(path) : -1;
}

int
rename(const char *from, const char *to)
{
	return (int)__result(sys(SYS_rename, from, to));
}

int
renameat(int from_dir, const char *from, int to_dir, const char *to)
{
	return (int)__result(sys(SYS_renameat, from_dir, from, to_dir, to));
}

int
renameat2(int from_dir, const char *from, int to_dir, const char *to, unsigned int flags)
{
	return (int)__result(sys(SYS_renameat2, from_dir, from, to_dir, to, flags));
}

int
linkat(int from_dir, const char *from, int to_dir, const char *to, int flags)
{
	return (int)__result(sys(SYS_linkat, from_dir, from, to_dir, to, flags));
}

int
symlinkat(const char *target, int dir, const char *path)
{
	return (int)__result(sys(SYS_symlinkat, target, dir, path));
}

ssize_t
readlinkat(int dir, const char *path, char *buffer, size_t size)
{
	return __result(sys(SYS_readlinkat, dir, path, buffer, size));
}

int
link(const char *from, const char *to)
{
	return (int)__result(sys(SYS_link, from, to));
}

int
symlink(const char *target, const char *path)
{
	return (int)__result(sys(SYS_symlink, target, path));
}

ssize_t
readlink(const char *path, char *buffer, size_t size)
{
	return __result(sys(SYS_readlink, path, buffer, size));
}

int
truncate(const char *path, off_t size)
{
	return (int)__result(sys(SYS_truncate, path, size));
}

int
chdir(const char *path)
{
	return (int)__result(sys(SYS_chdir, path));
}

int
fchdir(int fd)
{
	return (int)__result(sys(SYS_fchdir, fd));
}

char *
getcwd(char *buffer, size_t size)
{
	char path[PATH_MAX];
	long length = __result(sys(SYS_getcwd, path, sizeof(path)));

	if (length < 0)
		return NULL;
	if (!buffer)
		return strdup(path);
	if (strlcpy(buffer, path, size) < size)
		return buffer;
	errno = ERANGE;
	return NULL;
}

/* Shared memory objects and named semaphores are files of a folder in memory. */
int
__shm_path(char *path, const char *prefix, const char *name)
{
	name += strspn(name, "/");
	if (*name && !strchr(name, '/') && strlen(name) + strlen(prefix) <= NAME_MAX) {
		sprintf(path, "/dev/shm/%s%s", prefix, name);
		return 0;
	}
	errno = EINVAL;
	return -1;
}

int
shm_open(const char *name, int flags, mode_t mode)
{
	char path[SHM_PATH_MAX];

	return __shm_path(path, "", name) < 0 ? -1 : open(path, flags | O_CLOEXEC | O_NOFOLLOW, mode);
}

int
shm_unlink(const char *name)
{
	char path[SHM_PATH_MAX];

	return __shm_path(path, "", name) < 0 ? -1 : unlink(path);
}
