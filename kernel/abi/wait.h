/* SPDX-License-Identifier: MIT */
/* wait4 and waitid: options, and what a wait status says. */
#pragma once

#define WNOHANG         0x00000001
#define WUNTRACED       0x00000002
#define WSTOPPED        WUNTRACED
#define WEXITED         0x00000004
#define WCONTINUED      0x00000008
#define WNOWAIT         0x01000000
#define __WNOTHREAD     0x20000000      /* (changes nothing here) */
#define __WALL          0x40000000      /* children of either kind */
#define __WCLONE        0x80000000u     /* those that end with another signal than SIGCHLD */

#define P_ALL           0
#define P_PID           1
#define P_PGID          2

/*
 * exited: status << 8 · killed: signal, plus 0x80 when a core would be dumped ·
 * stopped: signal << 8 | 0x7f · continued: 0xffff
 */
#define WEXITSTATUS(s)  (((s) & 0xff00) >> 8)
#define WTERMSIG(s)     ((s) & 0x7f)
#define WSTOPSIG(s)     WEXITSTATUS(s)
#define WCOREDUMP(s)    ((s) & 0x80)
#define WIFEXITED(s)    (WTERMSIG(s) == 0)
#define WIFSTOPPED(s)   (((s) & 0xff) == 0x7f)
#define WIFCONTINUED(s) ((s) == 0xffff)
#define WIFSIGNALED(s)  (WTERMSIG(s) != 0 && WTERMSIG(s) != 0x7f)

#define W_EXITCODE(status, signal) ((status) << 8 | (signal))
#define W_STOPCODE(signal)         ((signal) << 8 | 0x7f)
