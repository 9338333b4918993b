/* SPDX-License-Identifier: MIT */
/* Terminal settings. Flags and struct termios: <abi/termios.h>. */
#pragma once

#include <abi/termios.h>
#include <abi/types.h>

int tcgetattr(int fd, struct termios *settings);
/* when: TCSANOW, TCSADRAIN (output first), TCSAFLUSH (and drop unread input). */
int tcsetattr(int fd, int when, const struct termios *settings);
/* Changes the struct so that every byte comes at once, unchanged, without echo. */
void cfmakeraw(struct termios *settings);
int tcflush(int fd, int queue);
