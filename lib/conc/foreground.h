/* SPDX-License-Identifier: MIT */
/*
 * Foreground: which threads exit() waits for.  For thread.c; programs need not call it.
 *
 *     foreground_enter();             before a thread that is no daemon is started, by who starts it
 *     foreground_leave();             that thread, when its function has returned
 *     foreground_wait(false);         exit(): sleep until all who entered have left
 *     foreground_wait(true);          the same, called by one of them: until nobody but the caller is left
 *
 * Several may wait at once.  Whoever has not left may start further threads while somebody waits.
 */
#pragma once

#include <stdbool.h>

void foreground_enter(void);
void foreground_leave(void);
void foreground_wait(bool caller_is_one);

/* In a new child process: there are none. */
void foreground_after_fork(void);
