#!/bin/sh
# SPDX-License-Identifier: MIT
# A student's tree holds no solution, right or wrong answer; a newer one replaces tests, leaves mine/ alone, keeps what the
# student changed of ours, and says which verdicts can move.
fail() { echo "$*"; exit 1; }
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
sh tools/handout/make.sh "$dir/a" >"$dir/out" 2>&1 || fail "$(cat "$dir/out")"

while IFS= read -r file; do
	[ -f "$file" ] || fail "$file is no file of ours"
	[ ! -e "$dir/a/$file" ] || fail "$file is handed out"
	find "$dir/a" -name "$(basename "$file")" ! -path '*/starter/*' | while IFS= read -r other; do
		! cmp -s "$file" "$other" || echo "$file is handed out as $other"
	done >"$dir/same"
	[ ! -s "$dir/same" ] || fail "$(cat "$dir/same")"
done <"$dir/a/.handout/withheld"
[ "$(wc -l <"$dir/a/.handout/withheld")" -ge 11 ] || fail 'too little is withheld'
[ -z "$(find "$dir/a/labs" -name right -o -name wrong -o -name mine)" ] || fail 'answers are handed out'
[ ! -e "$dir/a/grader/cheats" ] || fail 'cheats are handed out'
for part in obj/k obj/u obj/x debug/k; do
	[ -n "$(find "$dir/a/reference/$part" -name '*.o')" ] || fail "no objects in $part"
done
[ -z "$(git -C "$dir/a" status --porcelain)" ] || fail 'not all is in its repository'
git -C "$dir/a" check-ignore -q labs/10-queue/mine && fail 'mine/ is ignored'

cp -r "$dir/a" "$dir/b"
(
	cd "$dir/b" || exit 1
	echo '/* newer */' >>labs/10-queue/tests/fifo.c
	echo 'newer' >>labs/05-mutex/README.md
	rm labs/12-pool/tests/bound.c
	echo second >.handout/version
	find . -type f ! -path './.handout/*' ! -path './.git/*' | sed 's/^..//' | LC_ALL=C sort | tr '\n' '\0' | xargs -0 sha256sum >.handout/manifest
	git add -A && git -c user.name=x -c user.email=x@y commit -qm second
)
cd "$dir/a" || exit 1
mkdir -p labs/10-queue/mine && echo own >labs/10-queue/mine/own
echo 'my note' >>labs/10-queue/tests/fifo.c
out=$(sh tools/handout/update.sh "$dir/b" 2>&1) || fail "update: $out"
for line in 'you had changed labs/10-queue/tests/fifo.c: yours is now labs/10-queue/tests/fifo.c.yours' \
	'10-queue: these verdicts can move: fifo ' '05-mutex: the handout says something new' \
	'12-pool: these verdicts can move: bound '; do
	echo "$out" | grep -qxF "$line" || fail "not told: $line; but: $out"
done
[ "$(echo "$out" | grep -c verdict)" = 2 ] || fail "too much is told: $out"
[ "$(cat labs/10-queue/mine/own)" = own ] || fail 'mine/ was touched'
cmp -s labs/10-queue/tests/fifo.c "$dir/b/labs/10-queue/tests/fifo.c" || fail 'the test was not replaced'
tail -n 1 labs/10-queue/tests/fifo.c.yours | grep -q 'my note' || fail "the student's version is gone"
[ ! -e labs/12-pool/tests/bound.c ] || fail 'what is gone there is still here'
out=$(sh tools/handout/update.sh "file://$dir/b" 2>&1)
[ "$out" = 'nothing is new: second' ] || fail "from a git address: $out"
echo broken >>"$dir/b/Makefile"
echo other >"$dir/b/.handout/version"
sh tools/handout/update.sh "$dir/b" >/dev/null 2>&1 && fail 'a broken handout is taken'
grep -q broken Makefile && fail 'a broken handout was copied'
exit 0
