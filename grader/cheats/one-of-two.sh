# SPDX-License-Identifier: MIT
# One of the two files, in the hope for ours in the place of the other.
# lab: 08-deadlock transfers
# says: from the starter
# defence: starter
mkdir -p "$dir/in/kernel/sync" && cp labs/08-deadlock/starter/kernel/sync/cycle.c "$dir/in/kernel/sync"
