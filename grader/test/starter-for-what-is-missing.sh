#!/bin/sh
# SPDX-License-Identifier: MIT
# A named file that the submission lacks comes from the starter, never from the tree.
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
mkdir -p "$dir/tree/labs/two/starter/lib/conc" "$dir/mine/lib/conc"
for part in lib kernel user tools build; do ln -s "$PWD/$part" "$dir/tree/$part"; done
sed 's,^files: .*,files: [lib/conc/lock.c\, lib/conc/queue.c],' labs/05-mutex/lab.yaml >"$dir/tree/labs/two/lab.yaml"
cp labs/10-queue/starter/lib/conc/queue.c "$dir/tree/labs/two/starter/lib/conc/"
cp labs/05-mutex/starter/lib/conc/lock.c "$dir/tree/labs/two/starter/lib/conc/"
cp lib/conc/lock.c "$dir/mine/lib/conc/"
HEDDLE_ROOT=$dir/tree build/bin/heddle grade two states --submission "$dir/mine" --json "$dir/report.json" >"$dir/out" 2>&1
want=$(sha256sum <labs/10-queue/starter/lib/conc/queue.c | cut -d' ' -f1)
tr -d ' \n' <"$dir/report.json" | grep -q "\"from\":\"starter\",\"path\":\"lib/conc/queue.c\",\"sha256\":\"$want\"" ||
	{ echo "not the starter's:"; cat "$dir/out" "$dir/report.json"; exit 1; }
tr -d ' \n' <"$dir/report.json" | grep -q '"from":"submission","path":"lib/conc/lock.c"' || { cat "$dir/out"; exit 1; }
