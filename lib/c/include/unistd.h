/* SPDX-License-Identifier: MIT */
/*
 * System calls of POSIX. All return -1 and set errno when they fail, unless said.
 * Calls that can block are interrupted by a signal handler without SA_RESTART: EINTR.
 */
#pragma once

#include <abi/fcntl.h>
#include <abi/types.h>
#include <getopt.h>

#define STDIN_FILENO    0
#define STDOUT_FILENO   1
#define STDERR_FILENO   2

#define _SC_ARG_MAX             0
#define _SC_CLK_TCK             2
#define _SC_OPEN_MAX            4
#define _SC_PAGESIZE            30
#define _SC_PAGE_SIZE           30
#define _SC_NPROCESSORS_CONF    83
#define _SC_NPROCESSORS_ONLN    84

extern char **environ;

/* Files. read: bytes, 0 at the end, fewer than asked is normal; blocks while a pipe,
 * terminal or queue is empty. write: bytes, maybe fewer; EPIPE + SIGPIPE without reader. */
ssize_t read(int fd, void *buffer, size_t count);
ssize_t write(int fd, const void *buffer, size_t count);
/* The same at an offset, leaving the file's own where it is. */
ssize_t pread(int fd, void *buffer, size_t count, off_t offset);
ssize_t pwrite(int fd, const void *buffer, size_t count, off_t offset);
/* The new offset from the start. ESPIPE: not a file. */
off_t lseek(int fd, off_t offset, int whence);
/* The descriptor is free afterwards, even if it fails. */
int close(int fd);
/* The new descriptor shares offset and flags with the old one. */
int dup(int fd);
int dup2(int fd, int wanted);
int dup3(int fd, int wanted, int flags);
/* ends[0] is for reading, ends[1] for writing. Flags: O_CLOEXEC, O_NONBLOCK. */
int pipe(int ends[2]);
int pipe2(int ends[2], int flags);
int ftruncate(int fd, off_t size);
int truncate(const char *path, off_t size);
int fsync(int fd);
int fdatasync(int fd);
void sync(void);
/* 1 if the descriptor is a terminal, else 0 (ENOTTY). */
int isatty(int fd);
/* The path of the terminal; NULL if it is none. */
char *ttyname(int fd);

/* Names. */
int access(const char *path, int mode);
int faccessat(int dir, const char *path, int mode, int flags);
int unlink(const char *path);
int unlinkat(int dir, const char *path, int flags);
int rmdir(const char *path);
int link(const char *from, const char *to);
int symlink(const char *target, const char *path);
/* Bytes written, no NUL. */
ssize_t readlink(const char *path, char *buffer, size_t size);
int chdir(const char *path);
int fchdir(int fd);
/* buffer NULL: from malloc. NULL on failure (ERANGE: too small). */
char *getcwd(char *buffer, size_t size);
int chown(const char *path, uid_t uid, gid_t gid);
int lchown(const char *path, uid_t uid, gid_t gid);
int fchown(int fd, uid_t uid, gid_t gid);
int fchownat(int dir, const char *path, uid_t uid, gid_t gid, int flags);
int linkat(int from_dir, const char *from, int to_dir, const char *to, int flags);
int symlinkat(const char *target, int dir, const char *path);
ssize_t readlinkat(int dir, const char *path, char *buffer, size_t size);
/* Paths begin here from now on, and ".." ends here. EPERM without CAP_SYS_CHROOT. */
int chroot(const char *path);

/* Processes. fork: 0 in the child, its pid in the parent; unflushed stdio is in both. */
pid_t fork(void);
/* The child runs in the caller's memory, and the caller sleeps until it calls exec or
 * _exit, which is all it may do. Better: posix_spawn. */
pid_t vfork(void) __attribute__((returns_twice));
/* These return only on failure. v: argv array; p: searches PATH; e: environment given. */
int execve(const char *path, char *const argv[], char *const envp[]);
int execv(const char *path, char *const argv[]);
int execvp(const char *file, char *const argv[]);
int execvpe(const char *file, char *const argv[], char *const envp[]);
int execl(const char *path, const char *arg, ...) __attribute__((sentinel));
int execlp(const char *file, const char *arg, ...) __attribute__((sentinel));
int execle(const char *path, const char *arg, ...);
/* Ends the process at once: nothing is flushed, no atexit functions. */
_Noreturn void _exit(int status);
pid_t getpid(void);
pid_t getppid(void);
/* The calling thread's number. */
pid_t gettid(void);
uid_t getuid(void);
uid_t geteuid(void);
gid_t getgid(void);
gid_t getegid(void);
/* EPERM: neither an id that the process has in another place, nor CAP_SETUID. */
int setuid(uid_t id);
int setgid(gid_t id);
int seteuid(uid_t id);
int setegid(gid_t id);
int setreuid(uid_t real, uid_t effective);
int setregid(gid_t real, gid_t effective);
int setresuid(uid_t real, uid_t effective, uid_t saved);
int setresgid(gid_t real, gid_t effective, gid_t saved);
int getresuid(uid_t *real, uid_t *effective, uid_t *saved);
int getresgid(gid_t *real, gid_t *effective, gid_t *saved);
/* How many; size 0 only asks. */
int getgroups(int size, gid_t *list);
/* Groups and sessions; pid 0: the caller; pgid 0: the same as pid. */
int setpgid(pid_t pid, pid_t pgid);
pid_t getpgid(pid_t pid);
pid_t getpgrp(void);
pid_t setsid(void);
pid_t getsid(pid_t pid);
/* The foreground group of a terminal. */
pid_t tcgetpgrp(int fd);
int tcsetpgrp(int fd, pid_t pgid);
int nice(int increment);

/* Sleeps; returns the seconds left if a signal came. */
unsigned sleep(unsigned seconds);
int usleep(useconds_t microseconds);
/* SIGALRM after that many seconds; 0 cancels. The seconds the last one had left. */
unsigned alarm(unsigned seconds);
/* Sleeps until a handler has run; always -1, EINTR. */
int pause(void);

/* Moves the end of the heap; malloc uses it, so better leave it alone. */
int brk(void *end);
void *sbrk(intptr_t increment);
long sysconf(int name);
int getpagesize(void);
int gethostname(char *name, size_t size);
/* The Linux call by number: syscall(SYS_getpid). -1 and errno on failure. */
long syscall(long number, ...);
/* Fills at most 256 bytes. */
int getentropy(void *buffer, size_t size);
