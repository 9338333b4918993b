# SPDX-License-Identifier: MIT
# A link in the archive to our file.
# lab: 05-mutex states
# says: is a link
# defence: none
mkdir -p "$dir/in/lib/conc" && ln -s "$tree/lib/conc/lock.c" "$dir/in/lib/conc/lock.c"
tar -C "$dir/in" -cf "$dir/in.tar" lib
