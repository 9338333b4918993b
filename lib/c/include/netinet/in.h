/* SPDX-License-Identifier: MIT */
/* Addresses of INET sockets: the highest byte first, which hton and ntoh turn round. */
#pragma once

#include <abi/in.h>

static inline uint16_t
htons(uint16_t n)
{
	return __builtin_bswap16(n);
}

static inline uint16_t
ntohs(uint16_t n)
{
	return __builtin_bswap16(n);
}

static inline uint32_t
htonl(uint32_t n)
{
	return __builtin_bswap32(n);
}

static inline uint32_t
ntohl(uint32_t n)
{
	return __builtin_bswap32(n);
}
