# SPDX-License-Identifier: MIT
# A kernel whose pipe counts and keeps no byte: it reads as zeros.
# lab: 09-pipe order
# says: order
# defence: draws
mkdir -p "$dir/in/kernel/ipc"
sed "s/\(if (copy_in(bytes.*piece)\))$/\1 || !memset(bytes, 0, piece))/" kernel/ipc/pipe.c >"$dir/in/kernel/ipc/pipe.c"
