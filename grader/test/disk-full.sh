#!/bin/sh
# SPDX-License-Identifier: MIT
# A full disk costs nobody points: status 2, and the report says that the disk is full; a class goes on when there is room.
# In a tree that cannot be written grading works as ever, and what has to be written says why it is not.
dir=$(mktemp -d) || exit 1
trap 'rm -rf --one-file-system "$dir"' EXIT
if [ "$1" != inside ]; then
	own=-m
	[ "$(id -u)" = 0 ] || own=-rm
	unshare $own mount -t tmpfs none "$dir" 2>/dev/null || exit 77	# nobody may mount here
	unshare $own sh "$0" inside
	exit
fi
mkdir "$dir/small" "$dir/in"
cp -r labs/01-hello/starter "$dir/in/ada"
for size in 4 16 200 300 400; do	# KiB: headers, then object, program and test find no room
	mount -t tmpfs -o size=${size}k none "$dir/small" || exit 1
	TMPDIR="$dir/small" build/bin/heddle grade 01-hello world --submission "$dir/in/ada" >"$dir/out" 2>&1
	[ $? = 2 ] && grep -q 'could not grade' "$dir/out" && grep -q 'disk is full\|No space left' "$dir/out" ||
		{ echo "$size KiB"; cat "$dir/out"; exit 1; }
	[ -z "$(ls -A "$dir/small")" ] || { ls -R "$dir/small"; exit 1; }
	umount "$dir/small"
done
echo '#error No space left on device' >"$dir/in/ada/user/bin/hello.c"	# the student's words are no full disk
mount -t tmpfs -o size=1g none "$dir/small" || exit 1
TMPDIR="$dir/small" build/bin/heddle grade 01-hello world --submission "$dir/in/ada" >"$dir/out" 2>&1
[ $? = 1 ] && grep -q 'score: 0' "$dir/out" || { cat "$dir/out"; exit 1; }
umount "$dir/small"

mount -t tmpfs -o size=4k none "$dir/small" || exit 1
build/bin/heddle class 01-hello "$dir/in" --out "$dir/small/out" >"$dir/out" 2>&1
[ $? = 2 ] && grep -q 'ada: no report: No space left' "$dir/out" || { cat "$dir/out"; exit 1; }
mount -o remount,size=1m "$dir/small"
build/bin/heddle class 01-hello "$dir/in" --out "$dir/small/out" >"$dir/out" 2>&1 || { cat "$dir/out"; exit 1; }
grep -q '1 graded, 0 had' "$dir/out" || { cat "$dir/out"; exit 1; }

umount "$dir/small"

mount -o bind "$PWD" "$PWD" && mount -o remount,bind,ro "$PWD" && cd "$PWD" || exit 77	# for us in here alone
build/bin/heddle grade 01-hello world --submission "$dir/in/ada" >"$dir/out" 2>&1
[ $? = 1 ] && grep -q 'score: 0' "$dir/out" || { cat "$dir/out"; exit 1; }
build/bin/heddle grade 01-hello world --submission "$dir/in/ada" --json report.json >"$dir/out" 2>&1
[ $? = 2 ] && grep -q 'cannot be written: Read-only file system' "$dir/out" || { cat "$dir/out"; exit 1; }
build/bin/heddle class 01-hello "$dir/in" >"$dir/out" 2>&1
[ $? = 2 ] && grep -q 'class-01-hello/.lock: Read-only file system' "$dir/out" || { cat "$dir/out"; exit 1; }
