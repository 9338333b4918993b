/* SPDX-License-Identifier: MIT */
/* The file tree of a world, in memory. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "kernel/abi/stat.h"
#include "kernel/abi/statfs.h"
#include "kernel/base/world.h"
#include "kernel/ipc/cred.h"
#include "kernel/ipc/file.h"

struct inode;

/* At boot: makes every world have a tree. */
void fs_init(void);

/* Where paths start: one per process (fs_context in struct process). */
struct fs_context {
	struct inode *root; /* one reference each */
	struct inode *cwd;
	unsigned int umask;
	struct cred *cred;  /* who walks; NULL: the kernel */
};

struct inode *inode_get(struct inode *i);
void inode_put(struct inode *i);
SCOPED(struct inode *, inode_put)

/* Paths are kernel strings.  `at` NULL: cwd of ctx.  All return 0 or -E. */
int fs_open(struct fs_context *ctx, struct inode *at, const char *path, int flags, unsigned int mode, struct file **out);
/* A new regular file that has no name, open for reading and writing. */
int fs_open_nameless(struct world *w, struct file **out);
int fs_lookup(struct fs_context *ctx, struct inode *at, const char *path, bool follow, struct inode **out);
int fs_stat(struct inode *i, struct stat *out);
int fs_fstat(struct file *f, struct stat *out); /* pipes and queues too */
int fs_mkdir(struct fs_context *ctx, struct inode *at, const char *path, unsigned int mode);
int fs_mknod(struct fs_context *ctx, struct inode *at, const char *path, unsigned int mode, uint64_t dev);
int fs_unlink(struct fs_context *ctx, struct inode *at, const char *path, bool directory);
int fs_rename(struct fs_context *ctx, struct inode *from_at, const char *from, struct inode *to_at, const char *to, unsigned int flags);
int fs_link(struct fs_context *ctx, struct inode *from_at, const char *from, bool follow, struct inode *to_at, const char *to);
int fs_symlink(struct fs_context *ctx, const char *target, struct inode *at, const char *path);
int fs_readlink(struct inode *i, char *buf, size_t size); /* length */
/* -EPERM for others than the owner; an id of -1 stays. */
int fs_chmod(const struct cred *c, struct inode *i, unsigned int mode);
int fs_chown(const struct cred *c, struct inode *i, uint32_t uid, uint32_t gid);
/* now: the times are this moment, which everyone may set who may write. */
int fs_utimens(const struct cred *c, struct inode *i, const int64_t times[2], bool now);
/* May c do `want` (R_OK | W_OK | X_OK) with i?  0 or -EACCES. */
int inode_may(const struct cred *c, struct inode *i, unsigned int want);
int fs_getcwd(struct fs_context *ctx, char *buf, size_t size); /* length with NUL, -ENOENT, -ERANGE */
struct inode *fs_root(struct world *w); /* of the world, with a reference */

/* Kernel-side reading of a regular file: exec, symbols, /boot files. */
long inode_read(struct inode *i, void *to, size_t n, uint64_t offset);
long inode_write(struct inode *i, const void *from, size_t n, uint64_t offset); /* n, or -ENOSPC */
int inode_truncate(struct inode *i, int64_t size); /* truncate(2) */
/* fallocate(2): no holes in these bytes.  -ENOSPC, -EDQUOT, -EFBIG, -ENODEV, -EISDIR. */
int inode_allocate(struct inode *i, uint64_t offset, uint64_t n, bool grow);
/* Who may write a regular file's contents and who runs it exclude each other.
 * 0, to be undone by its end, or -ETXTBSY. */
int inode_write_begin(struct inode *i);
void inode_write_end(struct inode *i);
int inode_run_begin(struct inode *i);
void inode_run_end(struct inode *i);
void fs_statfs(struct world *w, struct statfs *out);
uint64_t inode_size(struct inode *i);
unsigned int inode_mode(struct inode *i);
enum { INODE_DEVICE = 1 }; /* the minor number in st_dev of all of them */
struct vm_object *inode_object(struct inode *i); /* for mapping; its reference is the inode's */
/* False if these are no file's pages.  Else its inode, and its path as a link to it in /proc has it. */
bool fs_describe_object(struct vm_object *o, uint64_t *ino, char *path, size_t size);

/* The initrd, found at boot; each world unpacks it anew, file contents are
 * shared with it until first written. */
void initrd_set(const void *data, size_t size);

/* A character device: the number names it, /dev/NAME is made in every world. */
void device_register(const char *name, unsigned int mode, uint64_t dev, const struct file_ops *ops);

/* Generated files under /proc.  show prints with seq_printf into the buffer. */
struct seq;
__attribute__((format(printf, 2, 3))) void seq_printf(struct seq *s, const char *format, ...);
void seq_write(struct seq *s, const void *data, size_t n);
void procfs_register(const char *path, void (*show)(struct seq *s, struct world *w));
/* A file that never changes: text is printed with a newline. */
void procfs_register_text(const char *path, const char *text);
/* Files below /proc/PID/ (tid 0) and /proc/PID/task/TID/; pid lookup is registered by proc. */
void procfs_register_pid(const char *name, int (*show)(struct seq *s, struct world *w, uint32_t pid, uint32_t tid));
/* The one registered last can be written by its owner: store takes the n bytes of one write, and returns how many or -E. */
void procfs_store_pid(long (*store)(struct world *w, uint32_t pid, uint32_t tid, uptr from, size_t n));
/* A symbolic link below /proc/PID/: where it leads, with a reference, or NULL. */
void procfs_register_pid_link(const char *name, struct inode *(*to)(struct world *w, uint32_t pid));
/* /proc/PID/fd: the next open descriptor >= from of a process that the caller may
 * look into, or -1; its file with a reference, or NULL.  Under the name lock. */
void procfs_set_files(int (*next)(struct world *w, uint32_t pid, unsigned int from),
                      struct file *(*get)(struct world *w, uint32_t pid, int fd));
/* each: the smallest pid above `after`, or 0; thread: likewise a tid of that
 * process.  self: the caller's pid.  of: the pid of a thread, or 0.  owner: whose
 * the files are. */
void procfs_set_pids(uint32_t (*each)(struct world *w, uint32_t after),
                     uint32_t (*thread)(struct world *w, uint32_t pid, uint32_t after), uint32_t (*self)(void),
                     uint32_t (*of)(struct world *w, uint32_t tid),
                     void (*owner)(struct world *w, uint32_t pid, uint32_t *uid, uint32_t *gid));
