/* SPDX-License-Identifier: MIT */
/* Locks on files: of bytes, for a process (fcntl) or an open file, and of whole
 * files, for an open file (flock).  They bind only those who ask for them. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

struct file;
struct inode;
struct thread;
struct world;

struct lock_request {
	const void *owner;   /* descriptor table if lock_is_of_process, else open file */
	uint32_t pid;        /* who took it; 0: by F_OFD_SETLK */
	bool whole;          /* flock, which does not see the others */
	bool detect;         /* -EDEADLK rather than wait in a circle */
	short type;          /* F_RDLCK, F_WRLCK, F_UNLCK */
	uint64_t start, end; /* both are locked */
};

static inline bool
lock_is_of_process(const struct lock_request *r)
{
	return r->pid && !r->whole;
}

/* Takes, changes or gives back.  0, -EAGAIN (!wait), -EDEADLK, -EINTR, -ENOLCK
 * (too many), -ENOMEM. */
int lock_set(struct inode *i, const struct lock_request *r, bool wait);
/* What hinders r, into r itself; type F_UNLCK if nothing does. */
void lock_test(struct inode *i, struct lock_request *r);
/* owner gives back all locks of f's inode. */
void lock_forget(struct file *f, const void *owner);
/* Nobody can reach i any more. */
void lock_inode_gone(struct inode *i);
/* ipc: the last reference to f goes; its inode's too. */
void lock_file_gone(struct file *f);
/* For each thread of the world that waits, each lock in its way, until fn returns
 * false; under a spinlock.  All of them must go before the thread can go on. */
void lock_each_wait(struct world *w, bool (*fn)(struct thread *t, const struct lock_request *held, void *arg),
		    void *arg);
/* At boot: /proc/locks, in Linux's format. */
void lock_init(void);
