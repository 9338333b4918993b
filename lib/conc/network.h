/* SPDX-License-Identifier: MIT */
/*
 * Network: streams to and from other places, asyncio.open_connection and asyncio.start_server.
 *
 *     static void                                     async def echo(reader, writer):
 *     echo(struct stream *s, void *arg)                   while line := await reader.readline():
 *     {                                                       writer.write(line)
 *         char line[1024];                                    await writer.drain()
 *         ssize_t n;
 *         while ((n = stream_readline(s, line, sizeof line)) > 0) {
 *             stream_write(s, line, (size_t)n);
 *             stream_drain(s);
 *         }
 *     }
 *
 *     struct server *server = start_server(loop, "127.0.0.1", 8000, echo, NULL);
 *
 * One loop serves any number of connections; each has a task and so a stack of its own (64 KiB of addresses, and the pages it
 * touches).  Out of descriptors, the server stops accepting for a second, as asyncio's does.
 */
#pragma once

#include <conc/stream.h>

struct server;

/* In a task.  0 and a connection, or the error of socket or connect.  The host is a name or a number; looking a name up
 * blocks. */
int open_connection(const char *host, int port, struct stream **s);

/* Called in a task of its own for each connection.  When it returns, the stream is closed and freed. */
typedef void stream_handler(struct stream *s, void *arg);

/* Listen there; port 0: any.  NULL: exception_last() says why. */
struct server *start_server(struct loop *l, const char *host, int port, stream_handler *handler, void *arg);
int server_port(struct server *s);

/* No new connections; those that there are go on.  free closes it, too. */
void server_close(struct server *s);
void server_free(struct server *s);
