# SPDX-License-Identifier: MIT
# Sleeps a little and looks again, instead of waiting.
# lab: 05-mutex sleeps
# says: sleeps
# defence: counts
mkdir -p "$dir/in/lib/conc" && cp lib/conc/lock.c "$dir/in/lib/conc"
patch -s -d "$dir/in" -p1 <labs/05-mutex/wrong/polls.patch
