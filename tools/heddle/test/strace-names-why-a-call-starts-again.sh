#!/bin/sh
# SPDX-License-Identifier: MIT
# strace: a call that a signal interrupted has no result yet, but a rule by which it starts again; one that gave
# up for good has EINTR, and what was left of its sleep is shown.
sh tools/heddle/test/strace-text.sh '' <<'END'
strace 2 c 3b 0 0 0 0 0 0 0
strace 2 r 3b 0 0
strace 2 c 0 0 5000 a 0 0 0 0
strace 2 r 0 fffffffffffffffc 1
strace 2 c 22 0 0 0 0 0 0 0
strace 2 r 22 fffffffffffffffc 2
strace 2 c 3d ffffffff 0 0 0 0 0 0
strace 2 r 3d fffffffffffffffc 3
strace 2 m 5000 01000000000000000200000000000000
strace 2 c 23 5000 6000 0 0 0 0 0
strace 2 m 6000 00000000000000000900000000000000
strace 2 r 23 fffffffffffffffc 2
strace 2 c 80 0 0 0 0 0 0 0
strace 2 r 80 fffffffffffffffc 0
---
execve(NULL, NULL, NULL)                = 0
read(0, 0x5000, 10)                     = ? ERESTARTSYS (To be restarted if SA_RESTART is set)
pause()                                 = ? ERESTARTNOHAND (To be restarted if no handler)
wait4(-1, NULL, 0, NULL)                = ? ERESTARTNOINTR (To be restarted)
nanosleep({tv_sec=1, tv_nsec=2}, {tv_sec=0, tv_nsec=9}) = ? ERESTART_RESTARTBLOCK (Interrupted by signal)
rt_sigtimedwait(NULL, NULL, NULL, 0)    = -1 EINTR (Interrupted system call)
END
