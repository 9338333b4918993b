#!/bin/sh
# SPDX-License-Identifier: MIT
# CRLF, a byte order mark, no newline at the end, Latin-1 and UTF-8 are sources like others; UTF-16, NUL bytes, a file of
# more than 1 MiB and one that changes while it is read get a message. Whatever they hold, the reports are UTF-8.
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
file=$dir/in/user/bin/hello.c
mkdir -p "$dir/in/user/bin"
grade() {	# STATUS TEXT
	build/bin/heddle grade 01-hello world --submission "$dir/in" --json "$dir/json" --html "$dir/html" >"$dir/out" 2>&1
	[ $? = "$1" ] && grep -q "$2" "$dir/out" || { echo "not status $1 with '$2':"; cat "$dir/out"; exit 1; }
	iconv -f UTF-8 -t UTF-16 "$dir/json" >/dev/null && iconv -f UTF-8 -t UTF-16 "$dir/html" >/dev/null || exit 1
	if command -v xmllint >/dev/null; then xmllint --noout "$dir/html" || exit 1; fi
}
(printf '\357\273\277'; sed 's/$/\r/' user/bin/hello.c; printf '/* caf\351 \316\273 */ static const char word[] __attribute__((unused)) = "\351\316";') >"$file"
grade 0 'score: 25 of 25'
iconv -t UTF-16 user/bin/hello.c >"$file"
grade 1 'score: 0 of 25'
head -c 3000 /dev/zero >"$file"
grade 1 'score: 0 of 25'
printf 'int caf\351 = ;\n#error "\377\376 \316\273"\n' >"$file"
grade 1 'score: 0 of 25'
(cat user/bin/hello.c; head -c 1100000 /dev/zero | tr '\0' '\n') >"$file"
grade 1 'larger than 1 MiB'
cp user/bin/hello.c "$file"
head -c 5000 /dev/urandom >"$dir/in/AUTHORS"
grade 0 'score: 25 of 25'

# it comes, goes and changes its size: each time it is whole, missing or told to have changed
cp user/bin/hello.c "$dir/long"
head -c 100 "$dir/long" >"$dir/short"
(while [ -e "$dir/long" ]; do cat "$dir/long" >"$file"; rm -f "$file"; cat "$dir/short" >"$file"; done) 2>/dev/null &
trap 'rm -rf "$dir"; wait' EXIT
for round in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
	build/bin/heddle pack 01-hello --submission "$dir/in" -o "$dir/x.tar.gz" >"$dir/out" 2>&1
	case $?/$(cat "$dir/out") in
	0/*'hand this in'* | 1/*"none of the lab's files"* | 2/*'hello.c: cannot be copied'*) ;;
	*) echo "round $round:"; cat "$dir/out"; exit 1 ;;
	esac
done
