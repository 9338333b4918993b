/* SPDX-License-Identifier: MIT */
/* As whom the process acts. The kernel changes all of its threads at once. */
#include <grp.h>
#include <sys/capability.h>
#include <sys/fsuid.h>
#include <sys/quota.h>
#include <unistd.h>

#include "lib/c/syscall.h"

#define CHANGE(name, parameters, ...) \
	int name parameters \
	{ \
		return (int)__result(sys(SYS_##name, __VA_ARGS__)); \
	}

CHANGE(setuid, (uid_t id), id)
CHANGE(setgid, (gid_t id), id)
CHANGE(setreuid, (uid_t real, uid_t effective), real, effective)
CHANGE(setregid, (gid_t real, gid_t effective), real, effective)
CHANGE(setresuid, (uid_t real, uid_t effective, uid_t saved), real, effective, saved)
CHANGE(setresgid, (gid_t real, gid_t effective, gid_t saved), real, effective, saved)
CHANGE(getresuid, (uid_t *real, uid_t *effective, uid_t *saved), real, effective, saved)
CHANGE(getresgid, (gid_t *real, gid_t *effective, gid_t *saved), real, effective, saved)
CHANGE(setfsuid, (uid_t id), id)
CHANGE(setfsgid, (gid_t id), id)
CHANGE(getgroups, (int size, gid_t *list), size, list)
CHANGE(setgroups, (size_t size, const gid_t *list), size, list)
CHANGE(capget, (struct cap_header *header, struct cap_data *data), header, data)
CHANGE(capset, (struct cap_header *header, const struct cap_data *data), header, data)
CHANGE(quotactl, (int command, const char *path, int id, void *numbers), command, path, id, numbers)
CHANGE(chroot, (const char *path), path)

int
seteuid(uid_t id)
{
	return setresuid((uid_t)-1, id, (uid_t)-1);
}

int
setegid(gid_t id)
{
	return setresgid((gid_t)-1, id, (gid_t)-1);
}
