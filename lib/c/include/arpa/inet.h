/* SPDX-License-Identifier: MIT */
/* Addresses as text: 127.0.0.1. Only AF_INET. */
#pragma once

#include <netinet/in.h>

/* 1, or 0 when the text is no address. */
int inet_aton(const char *text, struct in_addr *address);
in_addr_t inet_addr(const char *text); /* INADDR_NONE */
char *inet_ntoa(struct in_addr address); /* overwritten by the next call */
int inet_pton(int family, const char *text, void *address);
const char *inet_ntop(int family, const void *address, char *text, socklen_t size);
