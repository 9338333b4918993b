/* SPDX-License-Identifier: MIT */
/* quotactl: the whole tree is one file system, which any path names. */
#include "kernel/abi/errno.h"
#include "kernel/abi/fcntl.h"
#include "kernel/abi/quota.h"
#include "kernel/fs/quota.h"
#include "kernel/proc/cred.h"
#include "kernel/sys/args.h"
#include "kernel/sys/syscall.h"

/* Limits of what a user's files take; a frame is 4 KiB. */
static long
quota_call(bool set, uint32_t uid, uptr numbers)
{
	struct quota_numbers n = { 0 };
	struct dqblk d = { 0 };
	long r;

	if (set) {
		if (copy_in(&d, numbers, sizeof(d)) < 0)
			return -EFAULT;
		if ((d.dqb_valid & QIF_LIMITS) != QIF_LIMITS)
			return -EINVAL;
		n.frames_max = d.dqb_bhardlimit ? (d.dqb_bhardlimit + 3) / 4 : 0;
		n.inodes_max = d.dqb_ihardlimit;
		return quota_set(current->world, uid, &n);
	}
	r = quota_get(current->world, uid, &n);
	d = (struct dqblk){ .dqb_bhardlimit = n.frames_max * 4, .dqb_curspace = n.frames * PAGE_SIZE,
			    .dqb_ihardlimit = n.inodes_max, .dqb_curinodes = n.inodes, .dqb_valid = QIF_ALL };
	return r < 0 ? r : copy_out(numbers, &d, sizeof(d));
}

PARTLY(quotactl, "all but Q_GETQUOTA and Q_SETQUOTA of users, for the whole tree")
SYSCALL(quotactl, unsigned int command, uptr path, uint32_t id, uptr numbers)
{
	bool set = command == (unsigned int)QCMD(Q_SETQUOTA, USRQUOTA);
	scoped(cred_put) struct cred *c = process_cred(current->process);
	scoped(inode_put) struct inode *i = NULL;
	long r;

	if (!set && command != (unsigned int)QCMD(Q_GETQUOTA, USRQUOTA))
		return -EINVAL;
	r = path_inode(AT_FDCWD, path, 0, &i);
	if (r < 0)
		return r;
	if (!cred_can(c, CAP_SYS_ADMIN) && (set || id != c->user.effective))
		return -EPERM;
	return quota_call(set, id, numbers);
}
