/* SPDX-License-Identifier: MIT */
/* Calls to a server, for manager.c and proxy.c.  Protocol in proxy.h. */
#pragma once

#include <conc/proxy.h>

/* Call method(args) of object `id` of the server at this address, over the caller's own connection to it.  As proxy_call. */
int server_call(const char *address, const char *authkey, int64_t id, const char *method, struct value *args, int64_t timeout,
                struct value **result);

/* Close the caller's connection to it: the next call makes a new one. */
void server_hang_up(const char *address);

/* For an object of which one reference is counted for us already.  NULL: no memory. */
struct proxy *proxy_new(const char *address, const char *authkey, int64_t id);
