# SPDX-License-Identifier: MIT
# Keeps the processor instead of waiting: stopped before it is counted.
# lab: 10-queue sleeps
# says: sleeps
# defence: none
mkdir -p "$dir/in/lib/conc" && cp lib/conc/queue.c "$dir/in/lib/conc"
patch -s -d "$dir/in" -p1 <labs/10-queue/wrong/spins.patch
