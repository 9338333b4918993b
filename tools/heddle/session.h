/* SPDX-License-Identifier: MIT */
/*
 * BUILD/run/PID: where another terminal's `make gdb` finds a machine.  Holds
 * QEMU's gdb.sock and kernel.elf, a link to the kernel that runs.  Folders
 * whose process is gone (killed with SIGKILL) are swept by the next session.
 */
#pragma once

/* Makes the folder; its path, or NULL with errno. */
char *session_open(const char *kernel);
/* Removes it and frees the path; NULL is harmless. */
void session_close(char *folder);
