#!/bin/sh
# SPDX-License-Identifier: MIT
# The recipes for GNU parallel and Slurm end with the same table as one command.  Slurm is played here, by what it sets for
# each task of an array; parallel is run if it is installed.
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
for name in ada bob eve joe; do	# none compiles: that is quick
	mkdir -p "$dir/in/$name/user/bin"
	echo "int $name = ;" >"$dir/in/$name/user/bin/hello.c"
done
build/bin/heddle class 01-hello "$dir/in" --out "$dir/whole" >"$dir/log" 2>&1 || { cat "$dir/log"; exit 1; }
same() {
	cmp "$dir/$1/class.csv" "$dir/whole/class.csv" || { cat "$dir/log"; exit 1; }
}

for task in 4 5 6; do
	[ ! -e "$dir/slurm/class.csv" ] || { echo 'a part writes no table'; exit 1; }
	SLURM_SUBMIT_DIR=$PWD SLURM_ARRAY_TASK_ID=$task SLURM_ARRAY_TASK_MIN=4 SLURM_ARRAY_TASK_COUNT=3 \
		sh grader/recipes/slurm.sh 01-hello "$dir/in" "$dir/slurm" >"$dir/log" 2>&1 || { cat "$dir/log"; exit 1; }
done
SLURM_SUBMIT_DIR=$PWD sh grader/recipes/slurm.sh 01-hello "$dir/in" "$dir/slurm" >"$dir/log" 2>&1
grep -q '^0 graded, 4 had' "$dir/log" || { cat "$dir/log"; exit 1; }
same slurm

command -v parallel >/dev/null || exit 0
sh grader/recipes/parallel.sh 01-hello "$dir/in" "$dir/parallel" 3 >"$dir/log" 2>&1 || { cat "$dir/log"; exit 1; }
grep -q '^0 graded, 4 had' "$dir/log" || { cat "$dir/log"; exit 1; }
same parallel
