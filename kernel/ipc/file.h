/* SPDX-License-Identifier: MIT */
/* An open file: what a descriptor refers to.  dup and fork share it.
 *
 * The operations table is the only indirection between read(2) and a pipe.
 * Operations get user memory as uptr and go through the door themselves; none
 * is called with a spinlock held; all may sleep unless O_NONBLOCK.
 * A missing operation gives the errno named beside it. */
#pragma once

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "kernel/abi/fcntl.h"
#include "kernel/abi/stat.h"
#include "kernel/base/scope.h"
#include "kernel/mm/user.h"
#include "kernel/mm/vm.h"
#include "kernel/sched/wait.h"

struct file;
struct inode;
struct iovec;
struct poll_table;

/* Called once for each name of a directory; false stops. */
typedef bool (*dir_fn)(void *arg, const char *name, uint64_t ino, unsigned char type, uint64_t next);

struct file_ops {
	const char *name;                                               /* for ps and reports */
	long (*read)(struct file *f, uptr to, size_t n, int64_t *pos);        /* -EINVAL */
	long (*write)(struct file *f, uptr from, size_t n, int64_t *pos);     /* -EINVAL */
	/* Instead of both: all pieces in one step, n bytes.   piece by piece */
	long (*vector)(struct file *f, const struct iovec *iov, size_t n, bool write);
	long (*seek)(struct file *f, int64_t offset, int whence);             /* -ESPIPE */
	long (*ioctl)(struct file *f, unsigned int request, uptr arg);        /* -ENOTTY */
	/* POLLIN... now; registers every queue that may change the answer by
	 * poll_wait when pt is not NULL.             always ready */
	unsigned int (*poll)(struct file *f, struct poll_table *pt);
	/* Every queue that a holder of f could wake by it.  Under a spinlock (RANK_FILES). */
	void (*wakes)(struct file *f, waitq_fn fn, void *arg);
	long (*readdir)(struct file *f, uint64_t *pos, dir_fn fn, void *arg); /* -ENOTDIR */
	long (*truncate)(struct file *f, int64_t size);                       /* -EINVAL */
	struct vm_object *(*map)(struct file *f, int prot, int flags);        /* -ENODEV: NULL */
	int (*stat)(struct file *f, struct stat *out);                        /* a nameless file */
	long (*resize)(struct file *f, size_t size);  /* F_SETPIPE_SZ; 0: F_GETPIPE_SZ.  -EBADF */
	void (*reopen)(struct file *f); /* a FIFO's: one more file of f->data is open */
	void (*release)(struct file *f);                                      /* last reference is gone */
};

struct file {
	const struct file_ops *ops;
	atomic_uint refs;
	atomic_uint flags;     /* O_* (O_APPEND, O_NONBLOCK change) */
	int64_t pos;           /* under inode lock or, for devices, unused */
	struct inode *inode;   /* one reference, or NULL (pipe, mq) */
	void *data;            /* of ops: struct pipe *, ... */
	uint64_t number;       /* constant; ipc_number: names it in fstat if nothing else does */
	uint64_t alive;        /* proc/stuck.c: its last look that found somebody with f who could go on */
	struct list watchers;  /* epoll's, under its lock */
	struct list_node left; /* [files_left] */
	bool watched;          /* it was in an epoll once */
	struct async *async;   /* of O_ASYNC (async.c), or NULL */
};

struct file *file_alloc(const struct file_ops *ops, int flags, void *data); /* NULL: no memory */
struct file *file_get(struct file *f);
void file_put(struct file *f);
/* The same of a descriptor that is closed.  Who has f besides (another descriptor, a message, a call in progress)
 * is not known: files_left_each calls fn for all such, under a spinlock (RANK_FILES). */
void file_leave(struct file *f);
void files_left_each(void (*fn)(struct file *f, void *arg), void *arg);
SCOPED(struct file *, file_put)
/* The seek of files that have no position: it is 0, whatever was asked for. */
long file_stays(struct file *f, int64_t offset, int whence);
/* fs registers how the inode of a file that goes is given back. */
extern void (*file_inode_hook)(struct file *f);
/* Opened with O_PATH: a place in the tree, not what is there. */
static inline bool
file_is_path(const struct file *f)
{
	return atomic_load_explicit(&f->flags, memory_order_relaxed) & O_PATH;
}
bool file_readable(struct file *f); /* by its access mode */
bool file_writable(struct file *f);

/* The calls, with the checks every kind needs (access mode, sizes). */
long file_read(struct file *f, uptr to, size_t n);
long file_write(struct file *f, uptr from, size_t n);
long file_pread(struct file *f, uptr to, size_t n, int64_t pos);
long file_pwrite(struct file *f, uptr from, size_t n, int64_t pos);
unsigned int file_poll(struct file *f, struct poll_table *pt);
int file_stat(struct file *f, struct stat *out);

/* poll: a table of waiters on the caller's stack or heap. */
void poll_wait(struct poll_table *pt, struct waitq *q);
