/* SPDX-License-Identifier: MIT */
/* The tables of strace_names.h; the order is the one in which strace writes flags. */
#include "tools/heddle/strace_names.h"

#define NAMES(of, unknown, ...) const struct strace_names names_of_##of = { unknown, { __VA_ARGS__ } };
#define END { 0, NULL }

NAMES(access, "?_OK", { 0, "F_OK" }, { 4, "R_OK" }, { 2, "W_OK" }, { 1, "X_OK" }, END)
NAMES(address_family, "AF_???", { 0, "AF_UNSPEC" }, { 1, "AF_UNIX" }, { 2, "AF_INET" }, { 10, "AF_INET6" },
      { 16, "AF_NETLINK" }, { 17, "AF_PACKET" }, END)
NAMES(advice, "MADV_???", { 0, "MADV_NORMAL" }, { 1, "MADV_RANDOM" }, { 2, "MADV_SEQUENTIAL" },
      { 3, "MADV_WILLNEED" }, { 4, "MADV_DONTNEED" }, { 8, "MADV_FREE" }, { 9, "MADV_REMOVE" },
      { 10, "MADV_DONTFORK" }, { 11, "MADV_DOFORK" }, { 12, "MADV_MERGEABLE" }, { 13, "MADV_UNMERGEABLE" },
      { 14, "MADV_HUGEPAGE" }, { 15, "MADV_NOHUGEPAGE" }, { 16, "MADV_DONTDUMP" }, { 17, "MADV_DODUMP" },
      { 18, "MADV_WIPEONFORK" }, { 19, "MADV_KEEPONFORK" }, { 20, "MADV_COLD" }, { 21, "MADV_PAGEOUT" },
      { 22, "MADV_POPULATE_READ" }, { 23, "MADV_POPULATE_WRITE" }, END)
NAMES(arch_prctl, "ARCH_???", { 0x1001, "ARCH_SET_GS" }, { 0x1002, "ARCH_SET_FS" },
      { 0x1003, "ARCH_GET_FS" }, { 0x1004, "ARCH_GET_GS" }, END)
NAMES(at, "AT_???", { 0x100, "AT_SYMLINK_NOFOLLOW" }, { 0x200, "AT_REMOVEDIR" },
      { 0x400, "AT_SYMLINK_FOLLOW" }, { 0x800, "AT_NO_AUTOMOUNT" }, { 0x1000, "AT_EMPTY_PATH" }, END)
NAMES(access_flag, "AT_???", { 0x100, "AT_SYMLINK_NOFOLLOW" }, { 0x200, "AT_EACCESS" },
      { 0x1000, "AT_EMPTY_PATH" }, END)
NAMES(unlink, "AT_???", { 0x200, "AT_REMOVEDIR" }, END)
NAMES(clock, "CLOCK_???", { 0, "CLOCK_REALTIME" }, { 1, "CLOCK_MONOTONIC" },
      { 2, "CLOCK_PROCESS_CPUTIME_ID" }, { 3, "CLOCK_THREAD_CPUTIME_ID" }, { 4, "CLOCK_MONOTONIC_RAW" },
      { 5, "CLOCK_REALTIME_COARSE" }, { 6, "CLOCK_MONOTONIC_COARSE" }, { 7, "CLOCK_BOOTTIME" },
      { 8, "CLOCK_REALTIME_ALARM" }, { 9, "CLOCK_BOOTTIME_ALARM" }, { 11, "CLOCK_TAI" }, END)
NAMES(clone, "CLONE_???", { 0x100, "CLONE_VM" }, { 0x200, "CLONE_FS" }, { 0x400, "CLONE_FILES" },
      { 0x800, "CLONE_SIGHAND" }, { 0x1000, "CLONE_PIDFD" }, { 0x2000, "CLONE_PTRACE" },
      { 0x4000, "CLONE_VFORK" }, { 0x8000, "CLONE_PARENT" }, { 0x10000, "CLONE_THREAD" },
      { 0x20000, "CLONE_NEWNS" }, { 0x40000, "CLONE_SYSVSEM" }, { 0x80000, "CLONE_SETTLS" },
      { 0x100000, "CLONE_PARENT_SETTID" }, { 0x200000, "CLONE_CHILD_CLEARTID" },
      { 0x400000, "CLONE_DETACHED" }, { 0x800000, "CLONE_UNTRACED" }, { 0x1000000, "CLONE_CHILD_SETTID" },
      { 0x2000000, "CLONE_NEWCGROUP" }, { 0x4000000, "CLONE_NEWUTS" }, { 0x8000000, "CLONE_NEWIPC" },
      { 0x10000000, "CLONE_NEWUSER" }, { 0x20000000, "CLONE_NEWPID" }, { 0x40000000, "CLONE_NEWNET" },
      { 0x80000000, "CLONE_IO" }, END)
NAMES(epoll_control, "EPOLL_CTL_???", { 1, "EPOLL_CTL_ADD" }, { 2, "EPOLL_CTL_DEL" },
      { 3, "EPOLL_CTL_MOD" }, END)
NAMES(epoll_event, "EPOLL???", { 1, "EPOLLIN" }, { 2, "EPOLLPRI" }, { 4, "EPOLLOUT" },
      { 0x40, "EPOLLRDNORM" }, { 0x80, "EPOLLRDBAND" }, { 0x100, "EPOLLWRNORM" }, { 0x200, "EPOLLWRBAND" },
      { 0x400, "EPOLLMSG" }, { 8, "EPOLLERR" }, { 0x10, "EPOLLHUP" }, { 0x2000, "EPOLLRDHUP" },
      { 0x10000000, "EPOLLEXCLUSIVE" }, { 0x20000000, "EPOLLWAKEUP" }, { 0x40000000, "EPOLLONESHOT" },
      { 0x80000000, "EPOLLET" }, END)
NAMES(epoll_flag, "EPOLL_???", { 02000000, "EPOLL_CLOEXEC" }, { 04000, "EPOLL_NONBLOCK" }, END)
NAMES(eventfd_flag, "EFD_???", { 1, "EFD_SEMAPHORE" }, { 02000000, "EFD_CLOEXEC" },
      { 04000, "EFD_NONBLOCK" }, END)
NAMES(fallocate_flag, "FALLOC_FL_???", { 1, "FALLOC_FL_KEEP_SIZE" }, { 2, "FALLOC_FL_PUNCH_HOLE" },
      { 4, "FALLOC_FL_NO_HIDE_STALE" }, { 8, "FALLOC_FL_COLLAPSE_RANGE" }, { 0x10, "FALLOC_FL_ZERO_RANGE" },
      END)
NAMES(fcntl, "F_???", { 0, "F_DUPFD" }, { 1, "F_GETFD" }, { 2, "F_SETFD" }, { 3, "F_GETFL" },
      { 4, "F_SETFL" }, { 5, "F_GETLK" }, { 6, "F_SETLK" }, { 7, "F_SETLKW" }, { 8, "F_SETOWN" },
      { 9, "F_GETOWN" }, { 10, "F_SETSIG" }, { 11, "F_GETSIG" }, { 15, "F_SETOWN_EX" },
      { 16, "F_GETOWN_EX" }, { 36, "F_OFD_GETLK" }, { 37, "F_OFD_SETLK" }, { 38, "F_OFD_SETLKW" },
      { 1024, "F_SETLEASE" }, { 1025, "F_GETLEASE" }, { 1026, "F_NOTIFY" }, { 1030, "F_DUPFD_CLOEXEC" },
      { 1031, "F_SETPIPE_SZ" }, { 1032, "F_GETPIPE_SZ" }, { 1033, "F_ADD_SEALS" }, { 1034, "F_GET_SEALS" },
      END)
NAMES(fd_flag, "", { 1, "FD_CLOEXEC" }, END)
NAMES(futex, "FUTEX_???", { 0, "FUTEX_WAIT" }, { 1, "FUTEX_WAKE" }, { 2, "FUTEX_FD" },
      { 3, "FUTEX_REQUEUE" }, { 4, "FUTEX_CMP_REQUEUE" }, { 5, "FUTEX_WAKE_OP" }, { 6, "FUTEX_LOCK_PI" },
      { 7, "FUTEX_UNLOCK_PI" }, { 8, "FUTEX_TRYLOCK_PI" }, { 9, "FUTEX_WAIT_BITSET" },
      { 10, "FUTEX_WAKE_BITSET" }, { 11, "FUTEX_WAIT_REQUEUE_PI" }, { 12, "FUTEX_CMP_REQUEUE_PI" },
      { 13, "FUTEX_LOCK_PI2" }, END)
NAMES(getrandom, "GRND_???", { 1, "GRND_NONBLOCK" }, { 2, "GRND_RANDOM" }, { 4, "GRND_INSECURE" }, END)
NAMES(ioctl, "IOCTL_???", { 0x5401, "TCGETS" }, { 0x5402, "TCSETS" }, { 0x5403, "TCSETSW" },
      { 0x5404, "TCSETSF" }, { 0x5409, "TCSBRK" }, { 0x540a, "TCXONC" }, { 0x540b, "TCFLSH" },
      { 0x540c, "TIOCEXCL" }, { 0x540d, "TIOCNXCL" }, { 0x540e, "TIOCSCTTY" }, { 0x540f, "TIOCGPGRP" },
      { 0x5410, "TIOCSPGRP" }, { 0x5411, "TIOCOUTQ" }, { 0x5412, "TIOCSTI" }, { 0x5413, "TIOCGWINSZ" },
      { 0x5414, "TIOCSWINSZ" }, { 0x541b, "FIONREAD" }, { 0x5421, "FIONBIO" }, { 0x5422, "TIOCNOTTY" },
      { 0x5429, "TIOCGSID" }, { 0x80045430, "TIOCGPTN" }, { 0x40045431, "TIOCSPTLCK" },
      { 0x80045439, "TIOCGPTLCK" }, { 0x5441, "TIOCGPTPEER" }, { 0x5450, "FIONCLEX" },
      { 0x5451, "FIOCLEX" }, { 0x5452, "FIOASYNC" }, END)
NAMES(interval, "ITIMER_???", { 0, "ITIMER_REAL" }, { 1, "ITIMER_VIRTUAL" }, { 2, "ITIMER_PROF" }, END)
NAMES(lock, "LOCK_???", { 1, "LOCK_SH" }, { 2, "LOCK_EX" }, { 4, "LOCK_NB" }, { 8, "LOCK_UN" }, END)
NAMES(lock_kind, "F_???", { 0, "F_RDLCK" }, { 1, "F_WRLCK" }, { 2, "F_UNLCK" }, END)
NAMES(map, "MAP_???", { 3, "MAP_SHARED_VALIDATE" }, { 1, "MAP_SHARED" }, { 2, "MAP_PRIVATE" },
      { 0x10, "MAP_FIXED" }, { 0x20, "MAP_ANONYMOUS" }, { 0x40, "MAP_32BIT" }, { 0x4000, "MAP_NORESERVE" },
      { 0x8000, "MAP_POPULATE" }, { 0x10000, "MAP_NONBLOCK" }, { 0x100, "MAP_GROWSDOWN" },
      { 0x800, "MAP_DENYWRITE" }, { 0x1000, "MAP_EXECUTABLE" }, { 0x2000, "MAP_LOCKED" },
      { 0x20000, "MAP_STACK" }, { 0x40000, "MAP_HUGETLB" }, { 0x80000, "MAP_SYNC" },
      { 0x100000, "MAP_FIXED_NOREPLACE" }, END)
NAMES(memfd, "MFD_???", { 1, "MFD_CLOEXEC" }, { 2, "MFD_ALLOW_SEALING" }, { 4, "MFD_HUGETLB" }, END)
NAMES(message, "MSG_???", { 1, "MSG_OOB" }, { 2, "MSG_PEEK" }, { 4, "MSG_DONTROUTE" }, { 8, "MSG_CTRUNC" },
      { 0x10, "MSG_PROXY" }, { 0x20, "MSG_TRUNC" }, { 0x40, "MSG_DONTWAIT" }, { 0x80, "MSG_EOR" },
      { 0x100, "MSG_WAITALL" }, { 0x200, "MSG_FIN" }, { 0x400, "MSG_SYN" }, { 0x800, "MSG_CONFIRM" },
      { 0x1000, "MSG_RST" }, { 0x2000, "MSG_ERRQUEUE" }, { 0x4000, "MSG_NOSIGNAL" }, { 0x8000, "MSG_MORE" },
      { 0x10000, "MSG_WAITFORONE" }, { 0x40000000, "MSG_CMSG_CLOEXEC" }, END)
NAMES(msync, "MS_???", { 4, "MS_SYNC" }, { 1, "MS_ASYNC" }, { 2, "MS_INVALIDATE" }, END)
NAMES(open, "O_???", { 0100, "O_CREAT" }, { 0200, "O_EXCL" }, { 0400, "O_NOCTTY" }, { 01000, "O_TRUNC" },
      { 02000, "O_APPEND" }, { 04000, "O_NONBLOCK" }, { 04010000, "O_SYNC" }, { 010000, "O_DSYNC" },
      { 020000, "O_ASYNC" }, { 040000, "O_DIRECT" }, { 0100000, "O_LARGEFILE" }, { 0400000, "O_NOFOLLOW" },
      { 01000000, "O_NOATIME" }, { 02000000, "O_CLOEXEC" }, { 010000000, "O_PATH" },
      { 020200000, "O_TMPFILE" }, { 0200000, "O_DIRECTORY" }, END)
NAMES(pipe, "O_???", { 04000, "O_NONBLOCK" }, { 040000, "O_DIRECT" }, { 02000000, "O_CLOEXEC" }, END)
NAMES(policy, "SCHED_???", { 0, "SCHED_OTHER" }, { 1, "SCHED_FIFO" }, { 2, "SCHED_RR" },
      { 3, "SCHED_BATCH" }, { 4, "SCHED_ISO" }, { 5, "SCHED_IDLE" }, { 6, "SCHED_DEADLINE" }, END)
NAMES(poll, "POLL???", { 1, "POLLIN" }, { 2, "POLLPRI" }, { 4, "POLLOUT" }, { 0x40, "POLLRDNORM" },
      { 0x80, "POLLRDBAND" }, { 0x100, "POLLWRNORM" }, { 0x200, "POLLWRBAND" }, { 0x400, "POLLMSG" },
      { 0x1000, "POLLREMOVE" }, { 0x2000, "POLLRDHUP" }, { 8, "POLLERR" }, { 0x10, "POLLHUP" },
      { 0x20, "POLLNVAL" }, END)
NAMES(owner, "F_OWNER_???", { 0, "F_OWNER_TID" }, { 1, "F_OWNER_PID" }, { 2, "F_OWNER_PGRP" }, END)
NAMES(statx_mask, "STATX_???", { 0xfff, "STATX_ALL" }, { 0x7ff, "STATX_BASIC_STATS" }, { 1, "STATX_TYPE" },
      { 2, "STATX_MODE" }, { 4, "STATX_NLINK" }, { 8, "STATX_UID" }, { 0x10, "STATX_GID" }, { 0x20, "STATX_ATIME" },
      { 0x40, "STATX_MTIME" }, { 0x80, "STATX_CTIME" }, { 0x100, "STATX_INO" }, { 0x200, "STATX_SIZE" },
      { 0x400, "STATX_BLOCKS" }, { 0x800, "STATX_BTIME" }, { 0x1000, "STATX_MNT_ID" }, END)
NAMES(statx_attribute, "STATX_ATTR_???", { 4, "STATX_ATTR_COMPRESSED" }, { 0x10, "STATX_ATTR_IMMUTABLE" },
      { 0x20, "STATX_ATTR_APPEND" }, { 0x2000, "STATX_ATTR_MOUNT_ROOT" }, END)
NAMES(prctl, "PR_???", { 1, "PR_SET_PDEATHSIG" }, { 2, "PR_GET_PDEATHSIG" }, { 3, "PR_GET_DUMPABLE" },
      { 4, "PR_SET_DUMPABLE" }, { 7, "PR_GET_KEEPCAPS" }, { 8, "PR_SET_KEEPCAPS" }, { 15, "PR_SET_NAME" },
      { 16, "PR_GET_NAME" }, { 21, "PR_GET_SECCOMP" }, { 22, "PR_SET_SECCOMP" }, { 23, "PR_CAPBSET_READ" },
      { 24, "PR_CAPBSET_DROP" }, { 27, "PR_GET_SECUREBITS" }, { 28, "PR_SET_SECUREBITS" },
      { 29, "PR_SET_TIMERSLACK" }, { 30, "PR_GET_TIMERSLACK" }, { 36, "PR_SET_CHILD_SUBREAPER" },
      { 37, "PR_GET_CHILD_SUBREAPER" }, { 38, "PR_SET_NO_NEW_PRIVS" }, { 39, "PR_GET_NO_NEW_PRIVS" },
      { 47, "PR_CAP_AMBIENT" }, { 0x53564d41, "PR_SET_VMA" }, END)
NAMES(priority, "PRIO_???", { 0, "PRIO_PROCESS" }, { 1, "PRIO_PGRP" }, { 2, "PRIO_USER" }, END)
NAMES(protection, "PROT_???", { 0, "PROT_NONE" }, { 1, "PROT_READ" }, { 2, "PROT_WRITE" },
      { 4, "PROT_EXEC" }, { 8, "PROT_SEM" }, { 0x01000000, "PROT_GROWSDOWN" },
      { 0x02000000, "PROT_GROWSUP" }, END)
NAMES(remap, "MREMAP_???", { 1, "MREMAP_MAYMOVE" }, { 2, "MREMAP_FIXED" }, { 4, "MREMAP_DONTUNMAP" }, END)
NAMES(rename, "RENAME_???", { 1, "RENAME_NOREPLACE" }, { 2, "RENAME_EXCHANGE" }, { 4, "RENAME_WHITEOUT" },
      END)
NAMES(resource, "RLIMIT_???", { 0, "RLIMIT_CPU" }, { 1, "RLIMIT_FSIZE" }, { 2, "RLIMIT_DATA" },
      { 3, "RLIMIT_STACK" }, { 4, "RLIMIT_CORE" }, { 5, "RLIMIT_RSS" }, { 6, "RLIMIT_NPROC" },
      { 7, "RLIMIT_NOFILE" }, { 8, "RLIMIT_MEMLOCK" }, { 9, "RLIMIT_AS" }, { 10, "RLIMIT_LOCKS" },
      { 11, "RLIMIT_SIGPENDING" }, { 12, "RLIMIT_MSGQUEUE" }, { 13, "RLIMIT_NICE" },
      { 14, "RLIMIT_RTPRIO" }, { 15, "RLIMIT_RTTIME" }, END)
NAMES(sa, "SA_???", { 0x4000000, "SA_RESTORER" }, { 0x8000000, "SA_ONSTACK" }, { 0x10000000, "SA_RESTART" },
      { 0x40000000, "SA_NODEFER" }, { 0x80000000, "SA_RESETHAND" }, { 1, "SA_NOCLDSTOP" },
      { 2, "SA_NOCLDWAIT" }, { 4, "SA_SIGINFO" }, END)
NAMES(seccomp, "SECCOMP_SET_MODE_???", { 0, "SECCOMP_SET_MODE_STRICT" }, { 1, "SECCOMP_SET_MODE_FILTER" },
      { 2, "SECCOMP_GET_ACTION_AVAIL" }, { 3, "SECCOMP_GET_NOTIF_SIZES" }, END)
NAMES(seek, "SEEK_???", { 0, "SEEK_SET" }, { 1, "SEEK_CUR" }, { 2, "SEEK_END" }, { 3, "SEEK_DATA" },
      { 4, "SEEK_HOLE" }, END)
NAMES(shutdown, "SHUT_???", { 0, "SHUT_RD" }, { 1, "SHUT_WR" }, { 2, "SHUT_RDWR" }, END)
NAMES(sigev, "SIGEV_???", { 0, "SIGEV_SIGNAL" }, { 1, "SIGEV_NONE" }, { 2, "SIGEV_THREAD" },
      { 4, "SIGEV_THREAD_ID" }, END)
NAMES(signal_how, "SIG_???", { 0, "SIG_BLOCK" }, { 1, "SIG_UNBLOCK" }, { 2, "SIG_SETMASK" }, END)
NAMES(signal_code, "SI_???", { 0, "SI_USER" }, { 0x80, "SI_KERNEL" }, { 0xffffffff, "SI_QUEUE" },
      { 0xfffffffe, "SI_TIMER" }, { 0xfffffffd, "SI_MESGQ" }, { 0xfffffffc, "SI_ASYNCIO" },
      { 0xfffffffb, "SI_SIGIO" }, { 0xfffffffa, "SI_TKILL" }, END)
NAMES(signalfd_flag, "SFD_???", { 02000000, "SFD_CLOEXEC" }, { 04000, "SFD_NONBLOCK" }, END)
NAMES(socket, "SOCK_???", { 1, "SOCK_STREAM" }, { 2, "SOCK_DGRAM" }, { 3, "SOCK_RAW" }, { 4, "SOCK_RDM" },
      { 5, "SOCK_SEQPACKET" }, END)
NAMES(socket_level, "SOL_??", { 0, "SOL_IP" }, { 1, "SOL_SOCKET" }, { 6, "SOL_TCP" }, { 17, "SOL_UDP" },
      { 41, "SOL_IPV6" }, END)
NAMES(socket_option, "SO_???", { 1, "SO_DEBUG" }, { 2, "SO_REUSEADDR" }, { 3, "SO_TYPE" },
      { 4, "SO_ERROR" }, { 5, "SO_DONTROUTE" }, { 6, "SO_BROADCAST" }, { 7, "SO_SNDBUF" },
      { 8, "SO_RCVBUF" }, { 9, "SO_KEEPALIVE" }, { 10, "SO_OOBINLINE" }, { 12, "SO_PRIORITY" },
      { 13, "SO_LINGER" }, { 15, "SO_REUSEPORT" }, { 16, "SO_PASSCRED" }, { 17, "SO_PEERCRED" },
      { 18, "SO_RCVLOWAT" }, { 19, "SO_SNDLOWAT" }, { 20, "SO_RCVTIMEO_OLD" }, { 21, "SO_SNDTIMEO_OLD" },
      { 30, "SO_ACCEPTCONN" }, { 31, "SO_PEERSEC" }, { 32, "SO_SNDBUFFORCE" }, { 33, "SO_RCVBUFFORCE" },
      { 38, "SO_PROTOCOL" }, { 39, "SO_DOMAIN" }, END)
NAMES(stack_flag, "SS_???", { 1, "SS_ONSTACK" }, { 2, "SS_DISABLE" }, { 0x80000000, "SS_AUTODISARM" }, END)
NAMES(ip_option, "IP_???", { 1, "IP_TOS" }, { 2, "IP_TTL" }, { 3, "IP_HDRINCL" }, { 4, "IP_OPTIONS" },
      { 8, "IP_PKTINFO" }, { 10, "IP_MTU_DISCOVER" }, { 11, "IP_RECVERR" }, { 12, "IP_RECVTTL" },
      { 13, "IP_RECVTOS" }, { 32, "IP_MULTICAST_IF" }, { 33, "IP_MULTICAST_TTL" },
      { 34, "IP_MULTICAST_LOOP" }, { 35, "IP_ADD_MEMBERSHIP" }, { 36, "IP_DROP_MEMBERSHIP" }, END)
NAMES(tcp_option, "TCP_???", { 1, "TCP_NODELAY" }, { 2, "TCP_MAXSEG" }, { 3, "TCP_CORK" },
      { 4, "TCP_KEEPIDLE" }, { 5, "TCP_KEEPINTVL" }, { 6, "TCP_KEEPCNT" }, { 7, "TCP_SYNCNT" },
      { 8, "TCP_LINGER2" }, { 9, "TCP_DEFER_ACCEPT" }, { 10, "TCP_WINDOW_CLAMP" }, { 11, "TCP_INFO" },
      { 12, "TCP_QUICKACK" }, { 18, "TCP_USER_TIMEOUT" }, END)
NAMES(timer, "TIMER_???", { 1, "TIMER_ABSTIME" }, END)
NAMES(timerfd_set, "TFD_???", { 1, "TFD_TIMER_ABSTIME" }, { 2, "TFD_TIMER_CANCEL_ON_SET" }, END)
NAMES(timerfd_flag, "TFD_???", { 02000000, "TFD_CLOEXEC" }, { 04000, "TFD_NONBLOCK" }, END)
NAMES(usage, "RUSAGE_???", { 0, "RUSAGE_SELF" }, { 0xffffffff, "RUSAGE_CHILDREN" }, { 1, "RUSAGE_THREAD" },
      END)
NAMES(wait, "W???", { 1, "WNOHANG" }, { 2, "WSTOPPED" }, { 4, "WEXITED" }, { 8, "WCONTINUED" },
      { 0x1000000, "WNOWAIT" }, { 0x80000000, "__WCLONE" }, { 0x40000000, "__WALL" },
      { 0x20000000, "__WNOTHREAD" }, END)
NAMES(wait_id, "P_???", { 0, "P_ALL" }, { 1, "P_PID" }, { 2, "P_PGID" }, { 3, "P_PIDFD" }, END)
