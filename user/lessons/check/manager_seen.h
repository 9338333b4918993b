/* SPDX-License-Identifier: MIT */
/* What the checkers of the managers' lessons share: a server process, and who spoke with it. */
#pragma once

#include "user/lessons/check/check.h"

/* How many messages the process sent, not counting what it printed. */
size_t messages_sent(const struct evidence *e, uint32_t pid);

/* The process is a server: it made at least so many threads, one for each connection, and they answered at least so often. */
void want_server(struct evidence *e, uint32_t pid, size_t connections, size_t answers);
