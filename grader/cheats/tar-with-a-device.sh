# SPDX-License-Identifier: MIT
# A special file in the archive.
# lab: 05-mutex states
# says: special file
# defence: none
mkdir -p "$dir/in/lib/conc" && mkfifo "$dir/in/lib/conc/lock.c"
tar -C "$dir/in" -cf "$dir/in.tar" lib
