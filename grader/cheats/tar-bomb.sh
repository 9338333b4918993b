# SPDX-License-Identifier: MIT
# A right lock beside twenty megabytes of zeros.
# lab: 05-mutex states
# says: more than 16 MiB
# defence: archive-bytes
mkdir -p "$dir/in/lib/conc" && cp lib/conc/lock.c "$dir/in/lib/conc"
head -c 20000000 /dev/zero >"$dir/in/zeros"
tar -C "$dir/in" -czf "$dir/in.tar" lib zeros
