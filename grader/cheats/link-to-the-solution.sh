# SPDX-License-Identifier: MIT
# The file is a link to ours.
# lab: 05-mutex states
# says: not an ordinary file
# defence: file-links
mkdir -p "$dir/in/lib/conc" && ln -s "$tree/lib/conc/lock.c" "$dir/in/lib/conc/lock.c"
