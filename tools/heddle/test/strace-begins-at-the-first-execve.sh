#!/bin/sh
# SPDX-License-Identifier: MIT
# strace: what init's child does before it becomes the program is left out: calls, and each execve of a path
# that is not there. From the execve that succeeds on, every call is seen.
sh tools/heddle/test/strace-text.sh '' <<'END'
strace 2 r 1000 0 0
strace 2 c 27 0 0 0 0 0 0 0
strace 2 r 27 2 0
strace 2 m 1000 2f61626300
strace 2 m 2000 0010000000000000
strace 2 m 2008 0000000000000000
strace 2 m 1000 2f61626300
strace 2 c 3b 1000 2000 3000 0 0 0 0
strace 2 r 3b fffffffffffffffe 0
strace 2 m 1000 2f62696e2f61626300
strace 2 m 2000 0010000000000000
strace 2 m 2008 0000000000000000
strace 2 m 3000 0010000000000000
strace 2 m 3008 0000000000000000
strace 2 c 3b 1000 2000 3000 0 0 0 0
strace 2 r 3b 0 0
strace 2 c 27 0 0 0 0 0 0 0
strace 2 r 27 2 0
strace 2 c e7 3 0 0 0 0 0 0
strace 2 x 300
---
execve("/bin/abc", ["/bin/abc"], 0x3000 /* 1 var */) = 0
getpid()                                = 2
exit_group(3)                           = ?
+++ exited with 3 +++
END
