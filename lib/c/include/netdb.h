/* SPDX-License-Identifier: MIT */
/* Names of machines: numbers, "localhost", and the lines of /etc/hosts; services are numbers. */
#pragma once

#include <abi/socket.h>

struct addrinfo {
	int ai_flags, ai_family, ai_socktype, ai_protocol;
	socklen_t ai_addrlen;
	struct sockaddr *ai_addr;
	char *ai_canonname;
	struct addrinfo *ai_next;
};

#define AI_PASSIVE      0x1
#define AI_CANONNAME    0x2
#define AI_NUMERICHOST  0x4
#define AI_NUMERICSERV  0x400
#define NI_NUMERICHOST  1
#define NI_NUMERICSERV  2
#define NI_MAXHOST      1025
#define NI_MAXSERV      32

#define EAI_NONAME      (-2)
#define EAI_FAMILY      (-6)
#define EAI_SOCKTYPE    (-7)
#define EAI_SERVICE     (-8)
#define EAI_MEMORY      (-10)
#define EAI_OVERFLOW    (-12)

/* 0 or EAI_*; the list is freed as a whole. */
int getaddrinfo(const char *node, const char *service, const struct addrinfo *hints, struct addrinfo **out);
void freeaddrinfo(struct addrinfo *list);
int getnameinfo(const struct sockaddr *address, socklen_t size, char *node, socklen_t node_size, char *service,
		socklen_t service_size, int flags);
const char *gai_strerror(int error);
