/* SPDX-License-Identifier: MIT */
/* As whom the caller acts: user and group ids, groups, capabilities.
 *
 * A change makes a copy, checks and edits it, and swaps the pointer; if another
 * thread was faster it begins again, so checks and change are one step. */
#include "kernel/abi/errno.h"
#include "kernel/abi/limits.h"
#include "kernel/mm/heap.h"
#include "kernel/proc/cred.h"
#include "kernel/sys/syscall.h"
#include "lib/base/string.h"

#define NO_ID ((uint32_t)-1)
#define KEEP_GROUPS (-1)

/* What is asked for.  An id of NO_ID stays. */
struct change {
	bool group;
	uint32_t real, effective, saved, fs;
	int group_count; /* or KEEP_GROUPS */
	const uint32_t *groups;
	struct cap_data capabilities;
};

typedef int (*edit_fn)(struct cred *new, const struct change *c);

static struct cred_ids *
ids_of(struct cred *new, bool group)
{
	return group ? &new->group : &new->user;
}

static long
change(edit_fn edit, const struct change *c)
{
	struct cred *old, *new;
	int r = -ENOMEM;
	bool done;

	do {
		old = process_cred(current->process);
		new = cred_copy(old, c->group_count == KEEP_GROUPS ? old->group_count : (unsigned int)c->group_count);
		if (new)
			r = edit(new, c);
		if (r == 0)
			cred_adjust(new, old);
		done = r < 0 || process_change_cred(old, new);
		if (r < 0 || !done)
			cred_put(new);
		cred_put(old);
	} while (!done);
	return r;
}

static bool
may_set(const struct cred *c, bool group)
{
	return cred_can(c, group ? CAP_SETGID : CAP_SETUID);
}

static bool
among(const struct cred_ids *ids, uint32_t id, bool saved)
{
	return id == NO_ID || id == ids->real || id == ids->effective || (saved && id == ids->saved);
}

static void
set(uint32_t *id, uint32_t to)
{
	if (to != NO_ID)
		*id = to;
}

static int
set_three(struct cred *new, const struct change *c)
{
	struct cred_ids *ids = ids_of(new, c->group);

	if (!may_set(new, c->group) && !(among(ids, c->real, true) && among(ids, c->effective, true) &&
					 among(ids, c->saved, true)))
		return -EPERM;
	set(&ids->real, c->real);
	set(&ids->effective, c->effective);
	set(&ids->saved, c->saved);
	ids->fs = ids->effective;
	return 0;
}

/* The saved id follows when the process is somebody new. */
static int
set_two(struct cred *new, const struct change *c)
{
	struct cred_ids *ids = ids_of(new, c->group);
	bool follows = c->real != NO_ID || (c->effective != NO_ID && c->effective != ids->real);

	if (!may_set(new, c->group) && !(among(ids, c->real, false) && among(ids, c->effective, true)))
		return -EPERM;
	set(&ids->real, c->real);
	set(&ids->effective, c->effective);
	if (follows)
		ids->saved = ids->effective;
	ids->fs = ids->effective;
	return 0;
}

static int
set_one(struct cred *new, const struct change *c)
{
	struct cred_ids *ids = ids_of(new, c->group);

	if (may_set(new, c->group))
		ids->real = ids->saved = c->real;
	else if (c->real != ids->real && c->real != ids->saved)
		return -EPERM;
	ids->effective = ids->fs = c->real;
	return 0;
}

static int
set_fs(struct cred *new, const struct change *c)
{
	struct cred_ids *ids = ids_of(new, c->group);

	if (c->fs == NO_ID || !(may_set(new, c->group) || among(ids, c->fs, true) || c->fs == ids->fs))
		return -EPERM;
	ids->fs = c->fs;
	return 0;
}

/* setuid and friends: all are one of the four with other arguments. */
static long
change_ids(edit_fn edit, bool group, uint32_t real, uint32_t effective, uint32_t saved)
{
	struct change c = { group, real, effective, saved, real, KEEP_GROUPS, NULL, { 0 } };

	return real == NO_ID && edit == set_one ? -EINVAL : change(edit, &c);
}

SYSCALL(setuid, uint32_t id) { return change_ids(set_one, false, id, 0, 0); }
SYSCALL(setgid, uint32_t id) { return change_ids(set_one, true, id, 0, 0); }
SYSCALL(setreuid, uint32_t r, uint32_t e) { return change_ids(set_two, false, r, e, 0); }
SYSCALL(setregid, uint32_t r, uint32_t e) { return change_ids(set_two, true, r, e, 0); }
SYSCALL(setresuid, uint32_t r, uint32_t e, uint32_t s) { return change_ids(set_three, false, r, e, s); }
SYSCALL(setresgid, uint32_t r, uint32_t e, uint32_t s) { return change_ids(set_three, true, r, e, s); }

/* One of the caller's. */
static struct cred_ids
own_ids(bool group)
{
	scoped(cred_put) struct cred *c = process_cred(current->process);

	return *ids_of(c, group);
}

/* These say what was before, whether it worked or not. */
static long
change_fs(bool group, uint32_t id)
{
	long before = own_ids(group).fs;

	change_ids(set_fs, group, id, 0, 0);
	return before;
}

SYSCALL(setfsuid, uint32_t id) { return change_fs(false, id); }
SYSCALL(setfsgid, uint32_t id) { return change_fs(true, id); }
SYSCALL(getuid, void) { return own_ids(false).real; }
SYSCALL(getgid, void) { return own_ids(true).real; }
SYSCALL(geteuid, void) { return own_ids(false).effective; }
SYSCALL(getegid, void) { return own_ids(true).effective; }

static long
three_out(struct cred_ids ids, uptr real, uptr effective, uptr saved)
{
	if (copy_out(real, &ids.real, 4) < 0 || copy_out(effective, &ids.effective, 4) < 0)
		return -EFAULT;
	return copy_out(saved, &ids.saved, 4);
}

SYSCALL(getresuid, uptr r, uptr e, uptr s) { return three_out(own_ids(false), r, e, s); }
SYSCALL(getresgid, uptr r, uptr e, uptr s) { return three_out(own_ids(true), r, e, s); }

SYSCALL(getgroups, int size, uptr list)
{
	scoped(cred_put) struct cred *c = process_cred(current->process);

	if (size < 0 || (size > 0 && (unsigned int)size < c->group_count))
		return -EINVAL;
	if (size > 0 && copy_out(list, c->groups, c->group_count * sizeof(c->groups[0])) < 0)
		return -EFAULT;
	return c->group_count;
}

static int
set_groups(struct cred *new, const struct change *c)
{
	if (!cred_can(new, CAP_SETGID))
		return -EPERM;
	memcpy(new->groups, c->groups, (unsigned int)c->group_count * sizeof(new->groups[0]));
	return 0;
}

SYSCALL(setgroups, int size, uptr list)
{
	struct change c = { .group_count = size };
	scoped(kfree) uint32_t *groups = NULL;
	long r;

	if (!process_can(CAP_SETGID))
		return -EPERM;
	if (size < 0 || size > NGROUPS_MAX)
		return -EINVAL;
	c.groups = groups = kmalloc((size_t)size * sizeof(*groups) + 1);
	r = groups ? copy_in(groups, list, (size_t)size * sizeof(*groups)) : -ENOMEM;
	return r < 0 ? r : change(set_groups, &c);
}

/* Of the calls' two structures only the first one's bits exist here. */
static int
version_in(uptr user_header, struct cap_header *header)
{
	uint32_t version = _LINUX_CAPABILITY_VERSION_3;

	if (copy_in(header, user_header, sizeof(*header)) < 0)
		return -EFAULT;
	if (header->version == version)
		return 0;
	return copy_out(user_header, &version, sizeof(version)) < 0 ? -EFAULT : -EINVAL;
}

PARTLY(capget, "versions 1 and 2")
SYSCALL(capget, uptr user_header, uptr out)
{
	struct cap_header header;
	struct cap_data data[2] = { { 0 } };
	scoped(process_put) struct process *p = NULL;
	scoped(cred_put) struct cred *c = NULL;
	int r = version_in(user_header, &header);

	if (r < 0)
		return r == -EINVAL && !out.addr ? 0 : r;
	if ((int)header.pid < 0)
		return -EINVAL;
	p = process_of(current->world, header.pid ? (uint32_t)header.pid : current->process->pid);
	if (!p)
		return -ESRCH;
	c = process_cred(p);
	data[0] = (struct cap_data){ c->effective, c->permitted, 0 };
	return out.addr ? copy_out(out, data, sizeof(data)) : 0;
}

/* Only fewer are possible, and nothing is inherited but by root's exec. */
static int
set_capabilities(struct cred *new, const struct change *c)
{
	const struct cap_data *want = &c->capabilities;

	if (want->inheritable || (want->permitted & ~new->permitted) || (want->effective & ~want->permitted))
		return -EPERM;
	new->permitted = want->permitted;
	new->effective = want->effective;
	return 0;
}

PARTLY(capset, "versions 1 and 2; all but sixteen capabilities")
SYSCALL(capset, uptr user_header, uptr in)
{
	struct change c = { .group_count = KEEP_GROUPS };
	struct cap_header header;
	struct cap_data data[2];
	int r = version_in(user_header, &header);

	if (r < 0)
		return r;
	if (header.pid && (uint32_t)header.pid != current->process->pid)
		return -EPERM;
	if (copy_in(data, in, sizeof(data)) < 0)
		return -EFAULT;
	if (data[1].effective || data[1].permitted || data[1].inheritable)
		return -EPERM;
	c.capabilities = data[0];
	return change(set_capabilities, &c);
}

static int
drop_bounding(struct cred *new, const struct change *c)
{
	if (!cred_can(new, CAP_SETPCAP))
		return -EPERM;
	new->bounding &= ~(1u << c->real);
	return 0;
}

long
cred_bounding(uint64_t capability, bool drop)
{
	scoped(cred_put) struct cred *own = process_cred(current->process);
	struct change c = { .real = (uint32_t)capability, .group_count = KEEP_GROUPS };

	if (capability > CAP_LAST)
		return -EINVAL;
	return drop ? change(drop_bounding, &c) : own->bounding >> capability & 1;
}
