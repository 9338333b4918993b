# SPDX-License-Identifier: MIT
# A kernel whose pipe counts and keeps no byte: it reads as zeros.
# lab: 09-pipe order
# says: order
# defence: draws
mkdir -p "$dir/in/kernel/ipc"
sed "s/if (copy_in(bytes.*/memset(bytes, 0, piece);\n\t\tif (!bytes)/" kernel/ipc/pipe.c >"$dir/in/kernel/ipc/pipe.c"
