#!/bin/sh
# SPDX-License-Identifier: MIT
# strace: memory that could not be read is an address; a string whose end is out of reach, too; what follows 32
# bytes of a buffer is cut; a call without a name has its number, and six arguments.
sh tools/heddle/test/strace-text.sh '' <<'END'
strace 2 c 3b 0 0 0 0 0 0 0
strace 2 r 3b 0 0
strace 2 c 2 1000 0 0 0 0 0 0
strace 2 r 2 fffffffffffffff2 0
strace 2 m 1ffe 6162
strace 2 c 2 1ffe 0 0 0 0 0 0
strace 2 r 2 fffffffffffffff2 0
strace 2 m 5000 6161616161616161616161616161616161616161616161616161616161616161
strace 2 c 1 1 5000 21 0 0 0 0
strace 2 r 1 21 0
strace 2 c 14d 1 2 3 4 5 6 0
strace 2 r 14d ffffffffffffffda 0
strace 2 c 258 1 2 3 4 5 6 0
strace 2 r 258 ffffffffffffffda 0
---
execve(NULL, NULL, NULL)                = 0
open(0x1000, O_RDONLY)                  = -1 EFAULT (Bad address)
open(0x1ffe, O_RDONLY)                  = -1 EFAULT (Bad address)
write(1, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"..., 33) = 33
io_pgetevents(0x1, 0x2, 0x3, 0x4, 0x5, 0x6) = -1 ENOSYS (Function not implemented)
syscall_0x258(0x1, 0x2, 0x3, 0x4, 0x5, 0x6) = -1 ENOSYS (Function not implemented)
END
