# SPDX-License-Identifier: MIT
# A right lock beside a thousand files.
# lab: 05-mutex states
# says: more than 1000 files
# defence: archive-files
mkdir -p "$dir/in/lib/conc" && cp lib/conc/lock.c "$dir/in/lib/conc"
(cd "$dir/in" && touch $(seq 1100) && tar -cf "$dir/in.tar" .)
