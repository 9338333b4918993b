/* SPDX-License-Identifier: MIT */
/*
 * Proxy: stands for an object that a manager's server has (manager.h).  A call travels there and its result comes back.
 *
 *     here                                     the server
 *     proxy_call(p, "get", args, &v)
 *       [id, "get", args]      ------------->  a thread for this connection calls get(args)
 *       ["#RETURN", v]         <-------------  or ["#ERROR", what it raised]
 *
 * - Each thread has a connection of its own to each server, made at its first call; so one that waits (queue_proxy_get)
 *   holds up nobody, and a call after a fork makes a new one.
 * - What comes back is a copy: to change an inner list, get it, change it, put it back (as in Python).
 * - Each call is one step for all; two calls are not.
 * - A proxy keeps its object alive, until proxy_free.  A process that dies without that leaves the object to the end of the
 *   server; a lock that it held stays held.  A value that a dying process was about to be given is lost.
 * - It crosses as a value: proxy_value there, proxy_of here.  The key is the receiver's own (process_authkey).
 *
 * Errors: what the object raised, with its message (exception.h); a queue's -EAGAIN and -ETIMEDOUT; -ENOENT: no such key,
 * attribute or object (Python: KeyError, AttributeError); -ERANGE: no such index; -ENOSYS: no such method; -EINVAL:
 * arguments of another kind; -EACCES: another key; -EPIPE, or connect's error: the server has ended.
 */
#pragma once

#include <stdbool.h>

#include <conc/time.h>
#include <conc/value.h>

struct proxy;

/* The general call.  `args` is a list, given away, also with an error; NULL: none.  *result is the caller's; `result` may be
 * NULL. */
int proxy_call(struct proxy *p, const char *method, struct value *args, struct value **result);
/* -ETIMEDOUT, -EAGAIN also if no answer came in time: then nobody knows whether it has been done. */
int proxy_call_timeout(struct proxy *p, const char *method, struct value *args, int64_t timeout, struct value **result);

/* How long calls wait for the server that name no limit of their own, proxy_free's too; at first TIMEOUT_FOREVER. */
void proxy_set_timeout(struct proxy *p, int64_t timeout);

/* A value that stands for it in another process, and a proxy made of one.  -EINVAL: it is another kind of value. */
struct value *proxy_value(const struct proxy *p);
int proxy_of(const struct value *v, struct proxy **p);
int proxy_of_timeout(const struct value *v, int64_t timeout, struct proxy **p);
void proxy_free(struct proxy *p);

/* Queue.  Values are given away, here and below, also with an error; a timeout is waited for at the server. */
int queue_proxy_put(struct proxy *p, struct value *v);
int queue_proxy_put_timeout(struct proxy *p, struct value *v, int64_t timeout);
int queue_proxy_put_nowait(struct proxy *p, struct value *v);
int queue_proxy_get(struct proxy *p, struct value **v);
int queue_proxy_get_timeout(struct proxy *p, struct value **v, int64_t timeout);
int queue_proxy_get_nowait(struct proxy *p, struct value **v);
/* The number, 1 or 0, or an error. */
int queue_proxy_qsize(struct proxy *p);
int queue_proxy_empty(struct proxy *p);
int queue_proxy_full(struct proxy *p);
int queue_proxy_task_done(struct proxy *p);
int queue_proxy_join(struct proxy *p);
int queue_proxy_join_timeout(struct proxy *p, int64_t timeout);

/* dict.  Keys are given away too.  copy is the whole of it. */
int dict_proxy_set(struct proxy *p, struct value *key, struct value *v);
int dict_proxy_get(struct proxy *p, struct value *key, struct value **v);
int dict_proxy_remove(struct proxy *p, struct value *key);
int dict_proxy_len(struct proxy *p);
int dict_proxy_copy(struct proxy *p, struct value **v);

/* list.  An index below zero counts from the end. */
int list_proxy_append(struct proxy *p, struct value *v);
int list_proxy_set(struct proxy *p, int64_t index, struct value *v);
int list_proxy_get(struct proxy *p, int64_t index, struct value **v);
int list_proxy_pop(struct proxy *p, int64_t index, struct value **v);
int list_proxy_len(struct proxy *p);
int list_proxy_copy(struct proxy *p, struct value **v);

/* Namespace: attributes by name. */
int namespace_proxy_set(struct proxy *p, const char *name, struct value *v);
int namespace_proxy_get(struct proxy *p, const char *name, struct value **v);
int namespace_proxy_remove(struct proxy *p, const char *name);

/* Lock: any process may release it.  -EPERM: nobody holds it. */
int lock_proxy_acquire(struct proxy *p);
int lock_proxy_acquire_timeout(struct proxy *p, int64_t timeout);
int lock_proxy_release(struct proxy *p);

/* Event. */
int event_proxy_set(struct proxy *p);
int event_proxy_clear(struct proxy *p);
int event_proxy_is_set(struct proxy *p);
int event_proxy_wait(struct proxy *p);
int event_proxy_wait_timeout(struct proxy *p, int64_t timeout);
