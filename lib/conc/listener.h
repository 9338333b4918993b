/* SPDX-License-Identifier: MIT */
/*
 * Listener and client: connections between processes that are no relatives; Python's multiprocessing.connection.
 *
 *     struct listener *l = listener_new("127.0.0.1:0", "secret", &error);
 *     listener_accept(l, &c);                         connection_client(listener_address(l), "secret", &c);
 *
 * An address is "/a/path" (a UNIX socket, which listener_close removes) or "A.B.C.D:PORT" (TCP; port 0: any free one).
 *
 * With an authkey both sides prove that they know it, without sending it (as CPython, but SHA-256 for its MD5):
 *
 *     listener                                     client
 *     "#CHALLENGE#" and 20 random bytes  ------->
 *                                        <-------  HMAC(key, the random bytes)
 *     "#WELCOME#" or "#FAILURE#"         ------->
 *                  and the same with the roles changed
 *
 * A peer that dies meanwhile is -EACCES, as if it had another key; one that dies later ends the connection.  The path of a listener
 * that was killed stays, and the next listener_new there fails with -EADDRINUSE until it is removed.
 * A recorded answer is worth nothing: the next challenge is another.  What follows is neither secret nor signed.
 * A peer that says nothing during this is given up after LISTENER_PATIENCE (CPython waits for ever).
 */
#pragma once

#include <stdbool.h>

#include <conc/connection.h>

#define LISTENER_PATIENCE SECONDS(10)

struct listener;

/* `authkey` is copied; NULL: everybody is welcome.  NULL: -EINVAL, -ENOMEM or the error of bind in *error. */
struct listener *listener_new(const char *address, const char *authkey, int *error);

/* The next connection.  0; -EACCES: this client had another key, or none; go on with the next.  -ETIMEDOUT, -EAGAIN: nobody came;
 * or somebody did and had not proved the key when the time was over, and is sent away. */
int listener_accept(struct listener *l, struct connection **c);
int listener_accept_timeout(struct listener *l, struct connection **c, int64_t timeout);

/* With the port that it really has. */
const char *listener_address(struct listener *l);
int listener_fileno(struct listener *l);
void listener_close(struct listener *l);

/* The proof alone, on a connection that is there already: first as listener or first as client.  At most LISTENER_PATIENCE.
 * 0, -ENOMEM, -EIO, or -EACCES, also when the time is over. */
int connection_authenticate(struct connection *c, const char *authkey, bool listens, int64_t timeout);

/* 0; -EACCES: one of us has another key (Python: AuthenticationError); -EINVAL: not an address; connect's error. */
int connection_client(const char *address, const char *authkey, struct connection **c);
int connection_client_timeout(const char *address, const char *authkey, struct connection **c, int64_t timeout);
