#!/bin/sh
# SPDX-License-Identifier: MIT
# A submission that cannot be read is no score: status 2.
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
mkfifo "$dir/fifo"
cp labs/README.md "$dir/text"
tar -czf "$dir/whole.tgz" lib/conc
head -c 3000 "$dir/whole.tgz" >"$dir/cut.tgz"
for what in "$dir/nowhere" "$dir/fifo" "$dir/text" "$dir/cut.tgz"; do
	out=$(build/bin/heddle grade 05-mutex --submission "$what" 2>&1)
	[ $? = 2 ] || { echo "$what: status is not 2: $out"; exit 1; }
	case $out in
	*"$what: "*) ;;
	*) echo "does not name $what: $out"; exit 1 ;;
	esac
done
