/* SPDX-License-Identifier: MIT */
/* Credentials of processes: all threads of a process have the same. */
#include "kernel/proc/cred.h"

#include "kernel/abi/stat.h"

struct cred *
process_cred(struct process *p)
{
	struct cred *c;

	spin_lock(&p->lock);
	c = cred_get(p->cred);
	spin_unlock(&p->lock);
	return c;
}

static struct cred *
cred_of_caller(void)
{
	return current->process ? process_cred(current->process) : NULL;
}

void
process_cred_init(void)
{
	cred_hook = cred_of_caller;
}

uint32_t
process_user(struct process *p)
{
	uint32_t user;

	spin_lock(&p->lock);
	user = p->cred->user.real;
	spin_unlock(&p->lock);
	return user;
}

bool
process_can(int capability)
{
	struct cred *c = process_cred(current->process);
	bool can = cred_can(c, capability);

	cred_put(c);
	return can;
}

/* Who acts as somebody else now may know what others shall not see. */
bool
process_change_cred(const struct cred *old, struct cred *new)
{
	struct process *p = current->process;
	struct cred *before;
	bool first;

	spin_lock(&p->lock);
	before = p->cred;
	first = before == old;
	if (first) {
		p->cred = new;
		p->secret |= new->user.effective != old->user.effective ||
			     new->group.effective != old->group.effective || new->user.fs != old->user.fs;
	}
	spin_unlock(&p->lock);
	if (first)
		cred_put(before);
	return first;
}

/* The set-id bits of the file, unless no_new_privs holds, or another process
 * shares root and current directory and could move them under the program. */
static void
apply_set_ids(struct cred *c, const struct stat *st)
{
	if (current->no_new_privs || atomic_load(&current->process->places->refs) > 1)
		return;
	if (st->st_mode & S_ISUID)
		c->user.effective = st->st_uid;
	if ((st->st_mode & (S_ISGID | S_IXGRP)) == (S_ISGID | S_IXGRP))
		c->group.effective = st->st_gid;
}

/* Root gets what the bounding set allows; with no_new_privs, not more than it
 * had. */
static uint32_t
exec_capabilities(const struct cred *c)
{
	if (c->user.effective != 0 && c->user.real != 0)
		return 0;
	return current->no_new_privs ? c->permitted & c->bounding : c->bounding;
}

struct cred *
exec_cred(struct inode *program)
{
	struct cred *old = process_cred(current->process), *c = cred_copy(old, old->group_count);
	struct stat st;

	cred_put(old);
	if (!c)
		return NULL;
	fs_stat(program, &st);
	apply_set_ids(c, &st);
	c->user.saved = c->user.fs = c->user.effective;
	c->group.saved = c->group.fs = c->group.effective;
	c->permitted = exec_capabilities(c);
	c->effective = c->user.effective == 0 ? c->permitted : 0;
	return c;
}

bool
cred_may_signal(const struct cred *c, struct process *p, int signo)
{
	const struct cred_ids *from = &c->user, *to;
	bool may;

	if (cred_can(c, CAP_KILL) || (signo == SIGCONT && current->process && p->session == current->process->session))
		return true;
	spin_lock(&p->lock);
	to = &p->cred->user;
	may = from->effective == to->saved || from->effective == to->real ||
	      from->real == to->saved || from->real == to->real;
	spin_unlock(&p->lock);
	return may;
}

bool
process_may_look(struct process *p)
{
	struct cred *c;
	bool may;

	if (p == current->process)
		return true;
	c = process_cred(current->process);
	spin_lock(&p->lock);
	may = cred_ids_all(&p->cred->user, c->user.fs) && cred_ids_all(&p->cred->group, c->group.fs) &&
	      !p->secret && !(p->cred->permitted & ~c->permitted);
	spin_unlock(&p->lock);
	may |= cred_can(c, CAP_SYS_PTRACE);
	cred_put(c);
	return may;
}
