/* SPDX-License-Identifier: MIT */
/* For histories of a manager's objects: it serves in a thread of this process, which saves two address spaces a message; each actor
 * has a connection of its own, as anywhere. */
#pragma once

#include "claim.h"

#include <conc/event.h>
#include <conc/manager.h>
#include <conc/thread.h>

static struct manager *served, *client;
static struct event serving = EVENT_INIT;

static inline void
note_address(const char *address)
{
    CLAIM(client = manager_new(address, "key"));
    event_set(&serving);
}

static inline void
serve(void *arg)
{
    (void)arg;
    CLAIM_EQ(manager_serve(served, note_address), 0);
}

static inline void
serve_here(void)
{
    CLAIM(served = manager_new("127.0.0.1:0", "key"));
    CLAIM(thread_start_daemon(serve, NULL, "server"));
    event_wait(&serving);
    CLAIM_EQ(manager_connect(client), 0);
}
