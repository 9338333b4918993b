# SPDX-License-Identifier: MIT
# A right lock of more than a megabyte.
# lab: 05-mutex states
# says: larger than 1 MiB
# defence: file-size
mkdir -p "$dir/in/lib/conc"
{ cat lib/conc/lock.c; head -c 1100000 /dev/zero | tr "\\0" "\\n"; } >"$dir/in/lib/conc/lock.c"
