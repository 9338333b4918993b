# SPDX-License-Identifier: MIT
# A lock for one thread: a test that has one thread alone is no lock yet.
# lab: 05-mutex states schedules
# says: states
# defence: withhold
mkdir -p "$dir/in/lib/conc" && cp lib/conc/lock.c "$dir/in/lib/conc"
patch -s -d "$dir/in" -p1 <labs/05-mutex/wrong/looks-then-takes.patch
