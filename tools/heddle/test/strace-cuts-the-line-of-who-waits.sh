#!/bin/sh
# SPDX-License-Identifier: MIT
# strace -f: a line whose call has not returned is cut when another thread has something to say, and resumed
# with the rest of its arguments; threads are told apart as long as there are two.
sh tools/heddle/test/strace-text.sh -f <<'END'
strace 2 c 3b 0 0 0 0 0 0 0
strace 2 r 3b 0 0
strace 2 c 39 0 0 0 0 0 0 0
strace 2 r 39 3 0
strace 2 c 3d ffffffff 5000 0 0 0 0 0
strace 3 m 6000 7879
strace 3 c 1 1 6000 2 0 0 0 0
strace 3 r 1 2 0
strace 3 c 23 7000 0 0 0 0 0 0
strace 3 x f
strace 2 m 5000 0f000000
strace 2 r 3d 3 0
strace 2 s 110000000000000002000000000000000300000000000000f
strace 2 c 3c 1 0 0 0 0 0 0
strace 2 x 100
---
execve(NULL, NULL, NULL)                = 0
fork()                                  = 3
wait4(-1,  <unfinished ...>
strace: Process 3 attached
[pid     3] write(1, "xy", 2)           = 2
[pid     3] nanosleep(0x7000,  <unfinished ...>) = ?
[pid     3] +++ killed by SIGTERM +++
<... wait4 resumed>[{WIFSIGNALED(s) && WTERMSIG(s) == SIGTERM}], 0, NULL) = 3
--- SIGCHLD {si_signo=SIGCHLD, si_code=CLD_KILLED, si_pid=3, si_uid=0, si_status=SIGTERM, si_utime=0, si_stime=0} ---
exit(1)                                 = ?
+++ exited with 1 +++
END
