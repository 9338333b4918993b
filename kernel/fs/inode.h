/* SPDX-License-Identifier: MIT */
/* An inode: one file of a world's tree, whatever its kind and names.
 *
 * Locks: the names of all directories of a world are under one mutex, its
 * name lock (struct fs_world).  Nothing on the way of a path waits for a disk
 * here, so a walk is short; and with one lock rename is simply atomic and no
 * order of directories is needed.  Contents have a lock per inode.
 *
 *      name lock  ->  inode->lock  ->  pages->lock (a spinlock: page faults)
 *
 * An inode lives while somebody refers to it: its names, open files, mappings,
 * a process's current directory.  A file whose last name is removed keeps its
 * contents until the last of the others goes.
 *
 * Legend: [c] constant  [n] name lock  [l] lock  [p] pages.lock
 *         [k] fs_world.lock_lock (fs/lock.c)
 *         [x] one aligned word: read without a lock, the newest value suffices */
#pragma once

#include <stdatomic.h>

#include "kernel/fs/fs.h"
#include "kernel/sync/mutex.h"

struct entry;
struct outline;
struct initrd_file;
struct proc_node;

/* Contents of a regular file: frames of its own, below them the bytes of the
 * initrd's file it came from, below those zeros. */
struct pages {
	struct spinlock lock;
	uint64_t size;                  /* [p], and [l] for changing it */
	phys_t **part;                  /* [p] own frames by page number, PART to a part; NULL, 0: none */
	size_t parts, frames;           /* [p] length of part[]; own frames */
	struct initrd_file *base; /* [c] or NULL */
	uint64_t base_size;             /* [p] bytes of it that still count */
	bool mapped;                    /* it was mapped once: set before a fault asks for a page */
	bool shared;                    /* [p] somebody mapped it MAP_SHARED: own frames only */
	struct vm_object object;        /* [c] what a mapping refers to */
};

/* Names that are not in the list but made up: pids.  Both under the name lock. */
struct dir_hooks {
	/* A new inode with a reference, or NULL if there is no such name. */
	struct inode *(*lookup)(struct inode *dir, const char *name, size_t n);
	/* Calls fn for those with a cookie >= *pos, as readdir does. */
	void (*list)(struct inode *dir, uint64_t *pos, dir_fn fn, void *arg);
};

struct directory {
	struct list entries;            /* [n] struct entry, by cookie */
	const struct outline *outline;  /* [n] what other names are here; NULL: none */
	uint64_t next_cookie;           /* [n] */
	struct inode *parent;           /* [n] no reference; NULL when removed; root: itself */
	struct entry *entry;            /* [n] its name in parent, or NULL */
	const struct dir_hooks *hooks;  /* [c] or NULL */
	bool fixed;                     /* [c] its names cannot be changed: /proc */
	uint32_t pid, tid;              /* [c] of /proc/PID, /proc/PID/task/TID; or 0 */
};

struct inode {
	atomic_uint refs;
	struct world *world;            /* [c] no reference: the world outlives its tree */
	uint64_t ino;                   /* [c] */
	atomic_uint mode;               /* type bits [c] */
	uint32_t uid, gid;              /* [x] */
	struct file_locks *locks;       /* [k] NULL: never locked */
	struct quota *quota;            /* [p] of a regular file, else [n]: whom its frames and names are charged to; or NULL */
	unsigned int nlink;             /* [n] */
	atomic_int writers;             /* open files that may write it; below zero: processes that run it */
	bool linkable;                  /* [c] link() may give it its first name */
	uint64_t rdev;                  /* [c] of a device */
	int64_t atime, mtime, ctime;    /* [x] ns since 1970 */
	const struct file_ops *ops;     /* [c] of open files; NULL: cannot be opened */
	int (*open)(struct inode *i, struct file *f); /* [c] the rest of opening, or NULL */
	struct mutex lock;
	union {
		struct pages pages;     /* S_IFREG */
		struct directory dir;   /* S_IFDIR */
		struct {                /* S_IFLNK */
			char *target;           /* [c] or NULL: */
			struct inode *leads_to; /* [c] of /proc: the very inode, one reference */
		};
		struct {                /* S_IFIFO */
			struct fifo *fifo;      /* [l] while it is open */
			struct file *again;     /* [c] of /proc: the pipe's file that opens again; a reference */
		};
		struct {                /* generated */
			const struct proc_node *proc; /* [c] */
			uint32_t pid, tid;            /* [c] or 0 */
		};
	};
};


struct fs_world {
	struct mutex names;
	struct inode *root;             /* [c] */
	int64_t born;                   /* [c] realtime */
	atomic_ulong next_ino;
	struct spinlock ptys_lock;      /* RANK_NAMES */
	struct list ptys;               /* [ptys_lock] struct pty, by number */
	atomic_ulong inodes, frames;    /* that exist, that contents own */
	struct spinlock quota_lock;     /* RANK_NAMES */
	struct list quotas;             /* [quota_lock] */
	struct spinlock lock_lock;      /* [k] RANK_NAMES: locks on files, who waits for one */
	struct list locked;             /* [k] what was ever locked and still exists */
	struct list lock_waits;         /* [k] */
	struct waitq lock_freed;
};

struct fs_world *fs_of(struct world *w);
static inline void
fs_lock(struct world *w)
{
	mutex_lock(&fs_of(w)->names);
}

static inline void
fs_unlock(struct world *w)
{
	mutex_unlock(&fs_of(w)->names);
}

/* For assertions. */
static inline bool
fs_lock_held(struct world *w)
{
	return mutex_held(&fs_of(w)->names);
}

/* Files may take half of the memory, so that programs are left to remove them. */
static inline size_t
fs_frames_max(void)
{
	return frames_total() / 2;
}

/* A new inode without a name, one reference.  mode has the type.  NULL: no
 * memory, or the world has as many inodes as it may have frames in files. */
struct inode *inode_new(struct world *w, unsigned int mode);
/* One that the world had from its beginning: with a given number, however many there are. */
struct inode *inode_new_given(struct world *w, unsigned int mode, uint64_t ino);
/* The same with a given number, for those that are made up anew each time. */
struct inode *inode_new_numbered(struct world *w, unsigned int mode, uint64_t ino);
struct inode *inode_new_symlink(struct world *w, const char *target, uint64_t ino); /* 0: the next number */
void inode_touch(struct inode *i); /* contents changed now */
/* A new inode belongs to whom ctx acts for; in a set-group-id directory, to its
 * group.  0 or -EDQUOT. */
int inode_own(struct inode *i, const struct fs_context *ctx, const struct inode *dir);
/* The caller changes contents: what set-id bits promised is void, unless it may keep them. */
void inode_strip(struct inode *i);

static inline unsigned int
inode_type(const struct inode *i)
{
	return i->mode & S_IFMT;
}

static inline bool
inode_is_dir(const struct inode *i)
{
	return inode_type(i) == S_IFDIR;
}

/* The seek of files that say no length: from the start, or from where it stands. */
long inode_seek(struct file *f, int64_t offset, int whence);

extern const struct file_ops regular_ops, directory_ops;
