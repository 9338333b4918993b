#!/bin/sh
# SPDX-License-Identifier: MIT
# strace: a guest that is broken may write anything to its control port; nothing of it hurts.
sh tools/heddle/test/strace-text.sh '' <<'END'
strace
strace 
strace 2
strace 2 c
strace 2 r
strace 2 c 3b
strace 2 r 3b 0 0
strace 2 m zzz
strace 2 m 5000 616
strace 2 q 1 2 3
strace 2 c ffffffffffffffff ffffffffffffffff
strace 2 s
strace 9 r 1 1 1
strace 2 c 7 5000 ffffffff
strace 2 r 7 5 0
strace 2 m 6000 00
strace 2 c 17 ffffffff 6000
strace 2 r 17 1 0
world 1 seed 5
strace 2 x
---
execve(NULL, NULL, NULL)                = 0
syscall_0xffffffffffffffff(0xffffffffffffffff, 0, 0, 0, 0, 0 <unfinished ...>
--- 0 {} ---
strace: Process 9 attached
[pid     9] <... write resumed>)        = ? ERESTARTSYS (To be restarted if SA_RESTART is set)
[pid     2] poll([...], 4294967295, 0)  = 5 ([])
[pid     2] select(-1, [], NULL, NULL, NULL) = 1
[pid     2] +++ exited with 0 +++
END
