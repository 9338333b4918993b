/* SPDX-License-Identifier: MIT */
/* Addresses of INET sockets and TCP's options.  Numbers in an address have the
 * highest byte first. */
#pragma once

#include "socket.h"

typedef uint32_t in_addr_t;
typedef uint16_t in_port_t;

struct in_addr {
	in_addr_t s_addr;
};

struct sockaddr_in {
	sa_family_t sin_family;
	in_port_t sin_port;
	struct in_addr sin_addr;
	unsigned char sin_zero[8];
};

#define INADDR_ANY       ((in_addr_t)0)
#define INADDR_LOOPBACK  ((in_addr_t)0x7f000001) /* in the CPU's own order */
#define INADDR_BROADCAST ((in_addr_t)0xffffffff)
#define INADDR_NONE      ((in_addr_t)0xffffffff)
#define INET_ADDRSTRLEN  16

#define IPPROTO_IP      0
#define IPPROTO_ICMP    1
#define IPPROTO_TCP     6
#define IPPROTO_UDP     17
#define IPPROTO_IPV6    41
#define IPPROTO_RAW     255
#define IPPORT_RESERVED 1024

#define IP_TOS          1
#define IP_TTL          2
#define SOL_IP          IPPROTO_IP
#define SOL_TCP         IPPROTO_TCP
#define SOL_UDP         IPPROTO_UDP

#define TCP_NODELAY     1
#define TCP_MAXSEG      2
#define TCP_CORK        3
#define TCP_KEEPIDLE    4
#define TCP_KEEPINTVL   5
#define TCP_KEEPCNT     6
#define TCP_SYNCNT      7
#define TCP_LINGER2     8
#define TCP_DEFER_ACCEPT 9
#define TCP_QUICKACK    12
#define TCP_USER_TIMEOUT 18

_Static_assert(sizeof(struct sockaddr_in) == 16, "struct sockaddr_in");
