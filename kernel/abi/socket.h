/* SPDX-License-Identifier: MIT */
/* Sockets: families, types, options, flags and the structs of sendmsg. */
#pragma once

#include "types.h"
#include "uio.h"

typedef uint32_t socklen_t;
typedef uint16_t sa_family_t;

#define AF_UNSPEC       0
#define AF_UNIX         1
#define AF_LOCAL        AF_UNIX
#define AF_INET         2
#define AF_INET6        10
#define AF_NETLINK      16
#define AF_PACKET       17
#define PF_UNSPEC       AF_UNSPEC
#define PF_UNIX         AF_UNIX
#define PF_LOCAL        AF_UNIX
#define PF_INET         AF_INET
#define PF_INET6        AF_INET6

#define SOCK_STREAM     1
#define SOCK_DGRAM      2
#define SOCK_RAW        3
#define SOCK_SEQPACKET  5
#define SOCK_NONBLOCK   04000
#define SOCK_CLOEXEC    02000000

#define SHUT_RD         0
#define SHUT_WR         1
#define SHUT_RDWR       2
#define SOMAXCONN       4096

#define SOL_SOCKET      1
#define SO_DEBUG        1
#define SO_REUSEADDR    2
#define SO_TYPE         3
#define SO_ERROR        4
#define SO_DONTROUTE    5
#define SO_BROADCAST    6
#define SO_SNDBUF       7
#define SO_RCVBUF       8
#define SO_KEEPALIVE    9
#define SO_OOBINLINE    10
#define SO_NO_CHECK     11
#define SO_PRIORITY     12
#define SO_LINGER       13
#define SO_REUSEPORT    15
#define SO_PASSCRED     16
#define SO_PEERCRED     17
#define SO_RCVLOWAT     18
#define SO_SNDLOWAT     19
#define SO_RCVTIMEO     20
#define SO_SNDTIMEO     21
#define SO_ACCEPTCONN   30
#define SO_PROTOCOL     38
#define SO_DOMAIN       39

#define MSG_OOB         0x1
#define MSG_PEEK        0x2
#define MSG_DONTROUTE   0x4
#define MSG_CTRUNC      0x8
#define MSG_TRUNC       0x20
#define MSG_DONTWAIT    0x40
#define MSG_EOR         0x80
#define MSG_WAITALL     0x100
#define MSG_ERRQUEUE    0x2000
#define MSG_NOSIGNAL    0x4000
#define MSG_MORE        0x8000
#define MSG_WAITFORONE  0x10000
#define MSG_CMSG_CLOEXEC 0x40000000

#define SCM_RIGHTS      1
#define SCM_CREDENTIALS 2
#define SCM_MAX_FD      253             /* descriptors in one message */

struct sockaddr {
	sa_family_t sa_family;
	char sa_data[14];
};

struct sockaddr_storage {
	sa_family_t ss_family;
	char ss_padding[118];
	unsigned long ss_align;
};

struct linger {
	int l_onoff;
	int l_linger;                   /* seconds */
};

struct ucred {
	pid_t pid;
	uid_t uid;
	gid_t gid;
};

struct msghdr {
	void *msg_name;
	socklen_t msg_namelen;
	struct iovec *msg_iov;
	size_t msg_iovlen;
	void *msg_control;
	size_t msg_controllen;
	int msg_flags;
};

struct mmsghdr {
	struct msghdr msg_hdr;
	unsigned int msg_len;
};

struct cmsghdr {
	size_t cmsg_len;                /* with this header */
	int cmsg_level;
	int cmsg_type;
};

#define CMSG_ALIGN(n)   (((n) + sizeof(size_t) - 1) & ~(sizeof(size_t) - 1))
#define CMSG_SPACE(n)   (CMSG_ALIGN(n) + sizeof(struct cmsghdr))
#define CMSG_LEN(n)     (sizeof(struct cmsghdr) + (n))
#define CMSG_DATA(c)    ((unsigned char *)((c) + 1))
#define CMSG_FIRSTHDR(m) \
	((m)->msg_controllen >= sizeof(struct cmsghdr) ? (struct cmsghdr *)(m)->msg_control : (struct cmsghdr *)0)
#define CMSG_NXTHDR(m, c) \
	((c)->cmsg_len < sizeof(struct cmsghdr) || \
	 CMSG_ALIGN((c)->cmsg_len) + sizeof(struct cmsghdr) > \
		(size_t)((char *)(m)->msg_control + (m)->msg_controllen - (char *)(c)) \
		? (struct cmsghdr *)0 \
		: (struct cmsghdr *)((char *)(c) + CMSG_ALIGN((c)->cmsg_len)))

_Static_assert(sizeof(struct sockaddr_storage) == 128, "struct sockaddr_storage");
_Static_assert(sizeof(struct msghdr) == 56 && offsetof(struct msghdr, msg_control) == 32, "struct msghdr");
_Static_assert(sizeof(struct mmsghdr) == 64, "struct mmsghdr");
_Static_assert(sizeof(struct cmsghdr) == 16, "struct cmsghdr");
