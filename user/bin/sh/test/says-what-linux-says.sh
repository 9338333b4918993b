#!/bin/sh
# SPDX-License-Identifier: MIT
# Our shell prints the same and ends with the same status as the host's, for
# every script here: on Linux, and inside the guest.  Both use our programs.
cd "$(dirname "$0")" || exit 1
top=$(cd ../../../.. && pwd)
bin=${BIN:-$top/build/user/bin}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
mkdir "$dir/tree" "$dir/bin"
bad=0

# The programs without our own sh: in the oracle's run `sh` is the host's too.
for program in "$bin"/*; do
	case $program in */sh | *.elf) ;; *) ln -s "$program" "$dir/bin/" ;; esac
done
for script in scripts/*.sh; do
	name=$(basename "$script")
	cp "$script" "$dir/tree/script"
	(cd "$dir/tree" && PATH=$dir/bin:/bin sh ./script >"$dir/wanted" 2>/dev/null </dev/null; echo "status $?" >>"$dir/wanted")
	(cd "$dir/tree" && PATH=$bin "$bin/sh" ./script >"$dir/seen" 2>/dev/null </dev/null; echo "status $?" >>"$dir/seen")
	cmp -s "$dir/wanted" "$dir/seen" || { echo "$name on Linux (< host's shell, > ours):"; diff "$dir/wanted" "$dir/seen"; bad=1; }
	${HEDDLE:-$top/build/bin/heddle} run --timeout 60 --add "$dir/tree/script:/tmp/script" -- sh -c 'cd /tmp; exec sh ./script' \
		>"$dir/seen" 2>/dev/null </dev/null
	echo "status $?" >>"$dir/seen"
	cmp -s "$dir/wanted" "$dir/seen" || { echo "$name in the guest (< host's shell on Linux, > ours):"; diff "$dir/wanted" "$dir/seen"; bad=1; }
done
exit $bad
