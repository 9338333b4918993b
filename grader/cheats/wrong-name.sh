# SPDX-License-Identifier: MIT
# The file has another name.
# lab: 05-mutex states
# says: it must be called lib/conc/lock.c
# defence: any-file starter
mkdir -p "$dir/in" && cp labs/05-mutex/starter/lib/conc/lock.c "$dir/in/Lock.c"
