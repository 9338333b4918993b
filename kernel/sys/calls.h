/* SPDX-License-Identifier: MIT */
/* The system calls.  Arguments as Linux has them on x86-64 (the manual pages
 * say the rest); a result, or -E.  User addresses are uptr. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "kernel/mm/user.h"

/* sys_process.c */
long sys_fork(void);
long sys_vfork(void);
long sys_clone(uint64_t flags, uint64_t stack, uptr parent_tid, uptr child_tid, uint64_t tls);
long sys_execve(uptr path, uptr argv, uptr envp);
long sys_exit(int status);
long sys_exit_group(int status);
long sys_wait4(int pid, uptr status, int options, uptr usage);
long sys_waitid(int which, int id, uptr info, int options, uptr usage);
long sys_kill(int pid, int signo);
long sys_tkill(int tid, int signo);
long sys_tgkill(int pid, int tid, int signo);

/* sys_identity.c */
long sys_getpid(void);
long sys_gettid(void);
long sys_getppid(void);
long sys_getpgrp(void);
long sys_getpgid(int pid);
long sys_setpgid(int pid, int pgrp);
long sys_getsid(int pid);
long sys_setsid(void);
long sys_uname(uptr out);
long sys_set_tid_address(uptr word);
long sys_arch_prctl(int op, uint64_t address);
long sys_prctl(int op, uint64_t a, uint64_t b, uint64_t c, uint64_t d);

/* sys_cred.c */
long sys_getuid(void);
long sys_getgid(void);
long sys_geteuid(void);
long sys_getegid(void);
long sys_setuid(uint32_t id);
long sys_setgid(uint32_t id);
long sys_setreuid(uint32_t real, uint32_t effective);
long sys_setregid(uint32_t real, uint32_t effective);
long sys_setresuid(uint32_t real, uint32_t effective, uint32_t saved);
long sys_setresgid(uint32_t real, uint32_t effective, uint32_t saved);
long sys_getresuid(uptr real, uptr effective, uptr saved);
long sys_getresgid(uptr real, uptr effective, uptr saved);
long sys_setfsuid(uint32_t id);
long sys_setfsgid(uint32_t id);
long sys_getgroups(int size, uptr list);
long sys_setgroups(int size, uptr list);
long sys_capget(uptr header, uptr data);
long sys_capset(uptr header, uptr data);
long sys_seccomp(unsigned int op, unsigned int flags, uptr arg);
long cred_bounding(uint64_t capability, bool drop); /* prctl's part */

/* sys_sched.c */
long sys_sched_yield(void);
long sys_sched_getaffinity(int tid, size_t size, uptr mask);
long sys_sched_setaffinity(int tid, size_t size, uptr mask);
long sys_getcpu(uptr cpu, uptr node, uptr unused);
long sys_sched_setscheduler(int tid, int policy, uptr param);
long sys_sched_getscheduler(int tid);
long sys_sched_setparam(int tid, uptr param);
long sys_sched_getparam(int tid, uptr param);
long sys_sched_get_priority_max(int policy);
long sys_sched_get_priority_min(int policy);
long sys_sched_rr_get_interval(int tid, uptr out);
long sys_getpriority(int which, uint32_t who);
long sys_setpriority(int which, uint32_t who, int nice);

/* sys_resource.c */
long sys_getrlimit(int resource, uptr out);
long sys_setrlimit(int resource, uptr in);
long sys_prlimit64(int pid, int resource, uptr in, uptr out);
long sys_getrusage(int who, uptr out);
long sys_times(uptr out);
long sys_sysinfo(uptr out);
long sys_getrandom(uptr to, size_t n, unsigned int flags);

/* sys_signal.c */
long sys_rt_sigaction(int signo, uptr new, uptr old, size_t set_size);
long sys_rt_sigprocmask(int how, uptr new, uptr old, size_t set_size);
long sys_rt_sigreturn(void);
long sys_rt_sigpending(uptr out, size_t set_size);
long sys_rt_sigsuspend(uptr mask, size_t set_size);
long sys_rt_sigtimedwait(uptr set, uptr info, uptr timeout, size_t set_size);
long sys_rt_sigqueueinfo(int pid, int signo, uptr info);
long sys_sigaltstack(uptr new, uptr old);
long sys_pause(void);

/* sys_io.c */
long sys_read(int fd, uptr to, size_t n);
long sys_write(int fd, uptr from, size_t n);
long sys_readv(int fd, uptr iov, int count);
long sys_writev(int fd, uptr iov, int count);
long sys_pread64(int fd, uptr to, size_t n, int64_t pos);
long sys_pwrite64(int fd, uptr from, size_t n, int64_t pos);
long sys_lseek(int fd, int64_t offset, int whence);
long sys_ioctl(int fd, unsigned int request, uptr arg);
long sys_getdents64(int fd, uptr to, size_t n);
long sys_ftruncate(int fd, int64_t size);
long sys_fsync(int fd);

/* sys_descriptor.c */
long sys_close(int fd);
long sys_dup(int fd);
long sys_dup2(int fd, int to);
long sys_dup3(int fd, int to, int flags);
long sys_fcntl(int fd, int command, uint64_t arg);
long sys_pipe(uptr fds);
long sys_pipe2(uptr fds, int flags);

/* sys_quota.c */
long sys_quotactl(unsigned int command, uptr path, uint32_t id, uptr numbers);

/* sys_lock.c */
struct file;
long sys_flock(int fd, int operation);
long fcntl_lock(int fd, struct file *f, int command, uptr arg); /* fcntl's part */

/* sys_path.c: each with the place its path starts from, and the old forms */
long sys_open(uptr path, int flags, unsigned int mode);
long sys_openat(int at, uptr path, int flags, unsigned int mode);
long sys_creat(uptr path, unsigned int mode);
long sys_stat(uptr path, uptr out);
long sys_lstat(uptr path, uptr out);
long sys_fstat(int fd, uptr out);
long sys_newfstatat(int at, uptr path, uptr out, int flags);
long sys_access(uptr path, int mode);
long sys_faccessat(int at, uptr path, int mode);
long sys_faccessat2(int at, uptr path, int mode, int flags);
long sys_chdir(uptr path);
long sys_fchdir(int fd);
long sys_chroot(uptr path);
long sys_getcwd(uptr to, size_t n);
long sys_umask(unsigned int mask);
long sys_truncate(uptr path, int64_t size);
long sys_readlink(uptr path, uptr to, size_t n);
long sys_readlinkat(int at, uptr path, uptr to, size_t n);

/* sys_names.c: making, renaming and removing names */
long sys_mkdir(uptr path, unsigned int mode);
long sys_mkdirat(int at, uptr path, unsigned int mode);
long sys_mknod(uptr path, unsigned int mode, uint64_t dev);
long sys_mknodat(int at, uptr path, unsigned int mode, uint64_t dev);
long sys_rmdir(uptr path);
long sys_unlink(uptr path);
long sys_unlinkat(int at, uptr path, int flags);
long sys_rename(uptr from, uptr to);
long sys_renameat(int from_at, uptr from, int to_at, uptr to);
long sys_renameat2(int from_at, uptr from, int to_at, uptr to, unsigned int flags);
long sys_link(uptr from, uptr to);
long sys_linkat(int from_at, uptr from, int to_at, uptr to, int flags);
long sys_symlink(uptr target, uptr path);
long sys_symlinkat(uptr target, int at, uptr path);
long sys_chmod(uptr path, unsigned int mode);
long sys_fchmod(int fd, unsigned int mode);
long sys_fchmodat(int at, uptr path, unsigned int mode);
long sys_chown(uptr path, uint32_t uid, uint32_t gid);
long sys_lchown(uptr path, uint32_t uid, uint32_t gid);
long sys_fchown(int fd, uint32_t uid, uint32_t gid);
long sys_fchownat(int at, uptr path, uint32_t uid, uint32_t gid, int flags);
long sys_utimensat(int at, uptr path, uptr times, int flags);
long sys_sync(void);

/* sys_memory.c */
long sys_mmap(uint64_t addr, uint64_t size, int prot, int flags, int fd, uint64_t offset);
long sys_munmap(uint64_t addr, uint64_t size);
long sys_mprotect(uint64_t addr, uint64_t size, int prot);
long sys_brk(uint64_t want);
long sys_madvise(uint64_t addr, uint64_t size, int advice);
long sys_mremap(uint64_t old, uint64_t old_size, uint64_t size, int flags, uint64_t at);
long sys_memfd_create(uptr name, unsigned int flags);
long sys_msync(uint64_t addr, uint64_t size, int flags);

/* sys_time.c */
long sys_nanosleep(uptr request, uptr remaining);
long sys_clock_nanosleep(int clock, int flags, uptr request, uptr remaining);
long sys_clock_gettime(int clock, uptr out);
long sys_clock_settime(int clock, uptr in);
long sys_clock_getres(int clock, uptr out);
long sys_gettimeofday(uptr out, uptr zone);
long sys_time(uptr out);
long sys_alarm(unsigned int seconds);
long sys_setitimer(int which, uptr new, uptr old);
long sys_getitimer(int which, uptr out);

/* sys_timer.c */
long sys_timer_create(int clock, uptr event, uptr id);
long sys_timer_settime(int id, int flags, uptr new, uptr old);
long sys_timer_gettime(int id, uptr out);
long sys_timer_getoverrun(int id);
long sys_timer_delete(int id);

/* sys_futex.c */
long sys_futex(uptr word, int op, uint32_t value, uint64_t timeout_or_value2, uptr word2, uint32_t value3);
long sys_set_robust_list(uptr head, size_t size);
long sys_get_robust_list(int tid, uptr head, uptr size);

/* sys_poll.c */
long sys_poll(uptr fds, unsigned int n, int timeout_ms);
long sys_ppoll(uptr fds, unsigned int n, uptr timeout, uptr mask, size_t set_size);
long sys_select(int n, uptr readable, uptr writable, uptr exceptional, uptr timeout);
long sys_pselect6(int n, uptr readable, uptr writable, uptr exceptional, uptr timeout, uptr mask);

/* sys_epoll.c */
long sys_epoll_create(int size);
long sys_epoll_create1(int flags);
long sys_epoll_ctl(int ep, int op, int fd, uptr event);
long sys_epoll_wait(int ep, uptr events, int most, int timeout_ms);
long sys_epoll_pwait(int ep, uptr events, int most, int timeout_ms, uptr mask, size_t set_size);
long sys_epoll_pwait2(int ep, uptr events, int most, uptr timeout, uptr mask, size_t set_size);
long sys_eventfd(unsigned int count);
long sys_eventfd2(unsigned int count, int flags);
long sys_signalfd(int fd, uptr set, size_t set_size);
long sys_signalfd4(int fd, uptr set, size_t set_size, int flags);
long sys_timerfd_create(int clock, int flags);
long sys_timerfd_settime(int fd, int flags, uptr new, uptr old);
long sys_timerfd_gettime(int fd, uptr out);

/* sys_mq.c */
long sys_mq_open(uptr name, int flags, unsigned int mode, uptr attr);
long sys_mq_unlink(uptr name);
long sys_mq_timedsend(int fd, uptr from, size_t n, unsigned int priority, uptr timeout);
long sys_mq_timedreceive(int fd, uptr to, size_t n, uptr priority, uptr timeout);
long sys_mq_notify(int fd, uptr event);
long sys_mq_getsetattr(int fd, uptr new, uptr old);

/* sys_heddle.c */
long sys_heddle(int op, uint64_t a, uint64_t b);
