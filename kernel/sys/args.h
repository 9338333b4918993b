/* SPDX-License-Identifier: MIT */
/* What many calls do with their arguments: descriptors, paths, times. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "kernel/fs/fs.h"
#include "kernel/ipc/file.h"
#include "kernel/mm/user.h"
#include "kernel/proc/cred.h"

/* The caller's open file with a reference, or NULL (-EBADF).  Only arg_any_file gives those of O_PATH. */
struct file *arg_file(int fd);
struct file *arg_any_file(int fd);
/* A string of less than `size` bytes, for kfree; -EFAULT, -ENAMETOOLONG, -ENOMEM. */
int arg_string(uptr from, size_t size, char **out);
/* Enters a file whose reference is the caller's: the lowest free descriptor from
 * `from` on, or -E and the reference is given back. */
long return_file(struct file *f, unsigned int from, bool cloexec);
/* The same for both ends of something: two ints at `out`, or nothing. */
long return_files(struct file *ends[2], bool cloexec, uptr out);

/* A path argument together with where it starts.
 *
 *     scoped(path_end) struct path p;
 *     long r = path_begin(&p, at, path);
 *
 *     return r < 0 ? r : fs_mkdir(&p.fs, p.at, p.text, mode); */
struct path {
	struct fs_context fs; /* references */
	struct inode *at;     /* one reference, or NULL: the current directory */
	char *text; /* NULL: there is none */
};
int path_begin(struct path *p, int at, uptr text);
void path_end_scoped(struct path *p);
/* The inode of a path, with a reference.  flags: AT_*. */
int path_inode(int at, uptr text, int flags, struct inode **out);
/* The same as somebody else than the caller. */
int path_inode_as(struct cred *c, int at, uptr text, int flags, struct inode **out);

#define MAX_BYTES 0x7ffff000ul /* of one call, as on Linux */
static inline size_t
at_most(size_t n)
{
	return n < MAX_BYTES ? n : MAX_BYTES;
}

/* The vector of readv in kernel memory, for kfree (NULL before): how many bytes
 * all its pieces have, or -EINVAL, -EFAULT, -ENOMEM. */
struct iovec;
long arg_vector(uptr vector, size_t count, struct iovec **out);

/* ns of a timespec or timeval; -EFAULT, -EINVAL (not normalised, negative). */
int arg_timespec(uptr from, int64_t *ns);
int arg_timeval(uptr from, int64_t *ns);
int timeval_ns(int64_t seconds, int64_t microseconds, int64_t *ns); /* -EINVAL: negative, or not below a second */
int return_timespec(uptr to, int64_t ns);
int return_timeval(uptr to, int64_t ns);
int return_usage(uptr to, const struct usage *usage); /* a struct rusage */
/* A struct itimerspec as two numbers of ns: value, interval. */
int arg_itimerspec(uptr from, int64_t ns[2]);
int return_itimerspec(uptr to, const int64_t ns[2]);
/* A pointer to a relative timeout (NULL: none) as a deadline; 0: do not wait.
 * The others take ns or ms (negative: for ever). */
int arg_timeout(uptr from, int64_t *deadline);
/* When a timer of that clock fires first: 0, for ns 0, never. */
int deadline_timer(int clock, bool absolute, int64_t ns, int64_t *out);
int64_t deadline_relative(int64_t ns);
int64_t deadline_ms(int ms);
/* Blocks what the mask (NULL: no change) says for the length of the call. */
int arg_mask(uptr mask, size_t set_size);
int arg_timeout_mask(uptr timeout, uptr mask, size_t set_size, int64_t *deadline); /* both */
/* clock_now() deadline of a relative timeout.  If this call is the
 * continuation of an interrupted one, that one's. */
int64_t deadline_after(int64_t ns);
/* clock_now() deadline at which a clock of the world shows `ns`; -EINVAL. */
int deadline_at(int clock, int64_t ns, int64_t *out);
int clock_waits(int clock); /* 0: deadline_at knows it; -EINVAL, -EOPNOTSUPP (it can only be read) */
