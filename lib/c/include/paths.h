/* SPDX-License-Identifier: MIT */
/* Where things are. */
#pragma once

#define _PATH_BSHELL    "/bin/sh"
#define _PATH_DEVNULL   "/dev/null"
#define _PATH_TTY       "/dev/tty"
#define _PATH_TMP       "/tmp/"
