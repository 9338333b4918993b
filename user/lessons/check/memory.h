/* SPDX-License-Identifier: MIT */
/* Who shared what with whom: what the program's own code loaded and stored in a --stepwise run; under `seeds`, in the last world. */
#pragma once

#include "user/lessons/check/check.h"

/* A thread loads from a place and then stores there: an update.  It is lost if another thread stored there in between: to be seen is
 * then not what that one did.  Only places that several threads update, main apart. */
struct updates {
    size_t all, lost;
    uint64_t result;            /* what main loaded from there at last */
};
struct updates updates_of(const struct evidence *e);

/* The end unless there is one, and main loaded this value from there. */
void want_lost_update(const struct evidence *e, long value);

/* Threads that loaded this value from where another thread, not main, had stored it. */
size_t threads_told(const struct evidence *e, uint64_t value);
/* How often main did, or from where a function of the libraries had stored it. */
size_t times_main_was_told(const struct evidence *e, uint64_t value);
/* Threads that looked at a place before and after main stored there. */
size_t threads_that_saw_main_change(const struct evidence *e);
/* What main looked at when it made its last call of one of `calls`, since it last called one of `waits`, was about to change: the first
 * other thread stored there afterwards. */
bool main_was_too_early(const struct evidence *e, const char *waits, const char *calls);
