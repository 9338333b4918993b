#!/bin/sh
# SPDX-License-Identifier: MIT
# A tar with `..`, an absolute path, a link or a special file is refused with its reason; an honest one is graded.
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
mkdir -p "$dir/a/lib/conc" "$dir/out"
cp labs/05-mutex/starter/lib/conc/lock.c "$dir/a/lib/conc/lock.c"
ln -s /etc/passwd "$dir/a/link"
mkfifo "$dir/a/fifo"
cd "$dir/a" || exit 1
tar -P -cf ../dots.tar --transform 's,^,../out/,' lib
tar -P -cf ../absolute.tar --transform "s,^,$dir/out/," lib
tar -cf ../link.tar lib link
tar -cf ../fifo.tar lib fifo
tar -czf ../honest.tar.gz lib
head -c 20000000 /dev/zero >big && tar -czf ../bomb.tar.gz lib big
cd - >/dev/null || exit 1

refused() {
	out=$(build/bin/heddle grade 05-mutex states --submission "$dir/$1" 2>&1)
	[ $? = 1 ] || { echo "$1: status is not 1: $out"; exit 1; }
	case $out in
	*"$2"*"score: 0 of"*) ;;
	*) echo "$1: does not say '$2': $out"; exit 1 ;;
	esac
}

refused dots.tar 'leaves the folder by'
refused absolute.tar 'has an absolute path'
refused link.tar 'is a link'
refused fifo.tar 'special file'
refused bomb.tar.gz 'more than 16 MiB'
refused honest.tar.gz 'from the submission'
[ -z "$(ls -A "$dir/out")" ] || { echo "something was written outside"; exit 1; }
