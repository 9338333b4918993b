/* SPDX-License-Identifier: MIT */
/* Credentials: life, and the questions asked of them. */
#include "kernel/ipc/cred.h"

#include "kernel/abi/errno.h"
#include "kernel/abi/fcntl.h"
#include "kernel/abi/stat.h"
#include "kernel/mm/heap.h"
#include "lib/base/string.h"

#define FILE_CAPABILITIES \
	(1u << CAP_CHOWN | 1u << CAP_DAC_OVERRIDE | 1u << CAP_FOWNER | 1u << CAP_FSETID | 1u << CAP_MKNOD)

struct cred *(*cred_hook)(void);

struct cred *
cred_root(void)
{
	struct cred *c = kzalloc(sizeof(*c));

	if (!c)
		return NULL;
	atomic_init(&c->refs, 1);
	c->permitted = c->effective = c->bounding = CAP_ALL;
	return c;
}

struct cred *
cred_copy(const struct cred *from, unsigned int groups)
{
	unsigned int kept = groups < from->group_count ? groups : from->group_count;
	struct cred *c = kzalloc(sizeof(*c) + groups * sizeof(c->groups[0]));

	if (!c)
		return NULL;
	memcpy(c, from, sizeof(*c) + kept * sizeof(c->groups[0]));
	atomic_init(&c->refs, 1);
	c->group_count = groups;
	return c;
}

struct cred *
cred_get(struct cred *c)
{
	atomic_fetch_add(&c->refs, 1);
	return c;
}

void
cred_put(struct cred *c)
{
	if (c && atomic_fetch_sub(&c->refs, 1) == 1)
		kfree(c);
}

bool
cred_can(const struct cred *c, int capability)
{
	return !c || (c->effective & 1u << capability);
}

bool
cred_in_group(const struct cred *c, uint32_t gid)
{
	bool in = c->group.fs == gid;

	for (unsigned int i = 0; i < c->group_count && !in; i++)
		in = c->groups[i] == gid;
	return in;
}

int
cred_may(const struct cred *c, uint32_t uid, uint32_t gid, unsigned int mode, unsigned int want)
{
	unsigned int bits = mode & 7;

	if (!c)
		return 0;
	if (c->user.fs == uid)
		bits = mode >> 6 & 7;
	else if (cred_in_group(c, gid))
		bits = mode >> 3 & 7;
	if ((want & ~bits & 7) == 0)
		return 0;
	if (cred_can(c, CAP_DAC_OVERRIDE) && (!(want & X_OK) || S_ISDIR(mode) || (mode & 0111)))
		return 0;
	return -EACCES;
}

bool
cred_keeps_group(const struct cred *c, uint32_t gid)
{
	return cred_can(c, CAP_FSETID) || cred_in_group(c, gid);
}

bool
cred_owns(const struct cred *c, uint32_t uid)
{
	return !c || c->user.fs == uid || cred_can(c, CAP_FOWNER);
}

void
cred_adjust(struct cred *c, const struct cred *before)
{
	if (cred_ids_any(&before->user, 0) && !cred_ids_any(&c->user, 0))
		c->permitted = c->effective = 0;
	else if (before->user.effective == 0 && c->user.effective != 0)
		c->effective = 0;
	else if (before->user.effective != 0 && c->user.effective == 0)
		c->effective = c->permitted;
	if (before->user.fs == 0 && c->user.fs != 0)
		c->effective &= ~FILE_CAPABILITIES;
	else if (before->user.fs != 0 && c->user.fs == 0)
		c->effective |= c->permitted & FILE_CAPABILITIES;
}
