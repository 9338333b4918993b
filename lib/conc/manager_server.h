/* SPDX-License-Identifier: MIT */
/* The server of a manager.  For manager.c; what travels is drawn in proxy.h. */
#pragma once

#include <conc/listener.h>
#include <conc/manager.h>

/* What can be asked for, by name. */
struct manager_type {
    struct manager_type *next;
    char *name;
    const struct manager_kind *kind;
    void *(*callable)(void);
};

/* Methods of the server itself are called on object 0. */
#define MANAGER_ITSELF 0

/* Serve until somebody calls shutdown.  The listener has no key of its own: each connection proves it in its thread. */
int manager_serve_on(struct listener *l, const char *authkey, const struct manager_type *types);
