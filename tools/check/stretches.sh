#!/bin/sh
# SPDX-License-Identifier: MIT
# No place in the kernel keeps its CPU from other threads for more than 20,000
# instructions, while all guest tests run (seeded, so a nanosecond is one).  Known,
# and printed by stretch=20000, are those whose work grows with something that
# only a test makes large:
#
#   process_kill     processes of a group: a signal reaches all in one step
#   vm_protect, mm_put    mappings of one address space (tens of thousands)
#   pages_write      size of a sparse file: its table moves
#   frame_alloc_run  frames looked at for several side by side
#   heap_settle      before deterministic time begins
known='process_kill|vm_protect|mm_put|pages_write|frame_alloc_run|heap_settle'
h=${HEDDLE:-build/bin/heddle}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT

"$h" run --deterministic --cmdline stretch=20000 --log "$dir/log" --initrd build/initrd-tests.cpio --timeout 900 \
	-- testall </dev/null >"$dir/out" 2>&1
grep 'longest stretch' "$dir/log" || { echo "nothing was measured"; exit 1; }
awk -v known="$known" '
	function close_place() { if (text != "" && !allowed) bad = bad text; text = ""; allowed = 0 }
	/stretch of/ { close_place(); on = 1 }
	on { text = text $0 "\n"; if ($0 ~ known) allowed = 1 }
	END { close_place(); printf "%s", bad; exit bad != "" }' "$dir/log"
