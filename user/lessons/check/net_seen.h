/* SPDX-License-Identifier: MIT */
/*
 * What went through the sockets of a process, as the kernel saw it: which descriptors are sockets is followed from
 * socket, accept, dup and fork to close, and read and write on those count like recv and send.
 */
#pragma once

#include "user/lessons/check/check.h"

struct traffic {
    long accepted, connected, refused;      /* connections, by what accept and connect returned */
    long sends, receives;                   /* calls that moved at least a byte */
    long sent, received;                    /* bytes */
    long ends;                              /* receives that returned 0 */
    long again;                             /* sends and receives that returned EAGAIN */
};

/* Of one process with all its threads; of one thread. */
struct traffic traffic_of(const struct evidence *e, uint32_t pid);
struct traffic traffic_of_thread(const struct evidence *e, uint32_t tid);

/* Each send and receive of the world in its order, with the number of bytes or -E.  Of TCP and UDP alike. */
typedef void traffic_visit(void *arg, const struct trace_record *exit, bool out, int64_t result);
void traffic_each(const struct evidence *e, traffic_visit *visit, void *arg);
