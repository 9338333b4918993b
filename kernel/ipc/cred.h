/* SPDX-License-Identifier: MIT */
/* Credentials: as whom a process acts.  Constant once others can see them; who
 * changes makes a copy and swaps the pointer (proc/cred.h).  Where a pointer to
 * them is NULL the kernel itself acts, which may do anything. */
#pragma once

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#include "kernel/abi/capability.h"
#include "kernel/base/scope.h"

struct cred_ids {
	uint32_t real, effective, saved, fs; /* fs: what counts for files */
};

static inline bool
cred_ids_all(const struct cred_ids *ids, uint32_t id)
{
	return ids->real == id && ids->effective == id && ids->saved == id;
}

static inline bool
cred_ids_any(const struct cred_ids *ids, uint32_t id)
{
	return ids->real == id || ids->effective == id || ids->saved == id;
}

struct cred {
	atomic_uint refs;
	struct cred_ids user, group;
	uint32_t permitted, effective; /* bit per CAP_* */
	uint32_t bounding;             /* exec gives root no more than these */
	unsigned int group_count;
	uint32_t groups[];             /* besides group.fs */
};

struct cred *cred_root(void); /* uid 0 with all capabilities; NULL: no memory */
/* A copy to change, with room for this many groups; NULL: no memory. */
struct cred *cred_copy(const struct cred *from, unsigned int groups);
struct cred *cred_get(struct cred *c);
void cred_put(struct cred *c); /* NULL is fine */
SCOPED(struct cred *, cred_put)

/* proc sets it: whose system call this is, a reference; NULL: the kernel's. */
extern struct cred *(*cred_hook)(void);

bool cred_can(const struct cred *c, int capability);
bool cred_in_group(const struct cred *c, uint32_t gid);
/* May c do `want` (R_OK | W_OK | X_OK) with what has this owner, group and mode
 * (with type)?  0 or -EACCES. */
int cred_may(const struct cred *c, uint32_t uid, uint32_t gid, unsigned int mode, unsigned int want);
/* May c leave set-group-id what belongs to this group? */
bool cred_keeps_group(const struct cred *c, uint32_t gid);
/* Is c the owner, or as good as it? */
bool cred_owns(const struct cred *c, uint32_t uid);
/* User ids went from `before` to those of c: capabilities come and go with 0,
 * as capabilities(7) has it. */
void cred_adjust(struct cred *c, const struct cred *before);
