#!/bin/sh
# SPDX-License-Identifier: MIT
# The small programs print the same and end with the same status as the host's
# for the same input.
cd "$(dirname "$0")/../../.." || exit 1
bin=${BIN:-$PWD/build/user/bin}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
cd "$dir" || exit 1
LC_ALL=C
export LC_ALL
bad=0

printf 'pear\napple\n\nfig fig\nApple\npear\npear\n10\n9\n-3\n' >words
seq 1 5000 >numbers
head -c 100000 /dev/urandom >bytes
printf 'no end of line' >short
: >empty
mkdir -p tree/a/b && echo x >tree/a/b/c && echo y >tree/d

# same NAME ARG...: both, with the file words as input
same() {
	program=$1
	shift
	"$program" "$@" <words >wanted 2>/dev/null
	echo "status $?" >>wanted
	"$bin/$program" "$@" <words >seen 2>/dev/null
	echo "status $?" >>seen
	cmp -s wanted seen && return
	echo "$program $*  (< the host's, > ours):"
	diff wanted seen | head -20
	bad=1
}

for file in words numbers short empty; do
	same cat $file; same sort $file; same sort -r $file; same uniq $file; same uniq -d $file; same uniq -u $file
	same head -n 3 $file; same tail -n 3 $file; same tail -n 0 $file; same head -c 7 $file; same sort -n $file; same sort -u $file
	same grep e $file; same grep -v e $file; same grep -n '^p' $file; same grep -c 'r$' $file; same grep -i APPLE $file
done
same cat; same cat - numbers; same cat nowhere; same cat bytes; same tee copy; same sort; same head; same tail -n 2 words numbers
same grep '[0-9]' words; same grep '^[^a-z]*$' words; same grep 'p*le' words; same grep 'f.g f' words; same grep -q pear words
same grep xyz words; same grep x nowhere; same grep a words numbers; same grep '\.' words; same grep -c e words numbers
same tr a-z A-Z; same tr -d e; same tr '\n' ' '; same seq 3; same seq 2 5; same seq 10 -3 1; same seq 5 1; same echo a 'b  c'; same echo -n x
same env -i A=1 B=2; same uname -m; same pwd; same true; same false; same ls tree; same ls tree/a tree/d; same ls nowhere; same ls -a tree/a
[ "$(wc -w <words)" -eq "$("$bin/wc" -w <words)" ] || { echo "wc -w"; bad=1; }
for file in words numbers bytes short empty; do
	# What a word is among bytes that are no text, the two need not agree on.
	# shellcheck disable=SC2046
	[ "$(echo $(wc -lc <$file))" = "$(echo $("$bin/wc" -lc <$file))" ] || { echo "wc $file"; bad=1; }
	[ "$(od -An -v -tx1 $file | tr -d ' \n')" = "$("$bin/hexdump" $file | cut -c11-58 | tr -d ' \n')" ] || { echo "hexdump $file"; bad=1; }
done

# Programs that change files.
PATH=$bin
cp bytes copied && cp -r tree twin && mv copied moved && mkdir -p deep/er && touch deep/er/file && rm -r deep && mkdir target &&
	cp words numbers target && mv target/words target/other && rmdir twin 2>/dev/null && { echo "rmdir removed a full folder"; bad=1; }
PATH=/usr/bin:/bin
cmp -s bytes moved || { echo "cp or mv"; bad=1; }
diff -r tree twin || { echo "cp -r"; bad=1; }
[ ! -e deep ] && [ -e target/numbers ] && [ -e target/other ] && [ ! -e target/words ] || { echo "rm, touch, mkdir or mv"; bad=1; }
"$bin/cp" words words 2>/dev/null && { echo "cp onto itself"; bad=1; }
"$bin/rm" nowhere 2>/dev/null && { echo "rm of nothing"; bad=1; }
"$bin/rm" -f nowhere || { echo "rm -f of nothing"; bad=1; }
"$bin/cat" words >/dev/full 2>/dev/null && { echo "cat to a full disk"; bad=1; }
"$bin/seq" 5 >/dev/full 2>/dev/null && { echo "seq to a full disk"; bad=1; }
for program in cp mv rm mkdir rmdir kill sleep seq grep touch tr; do
	"$bin/$program" 2>usage && { echo "$program without arguments succeeds"; bad=1; }
	grep -q '^usage: ' usage || { echo "$program has no usage line"; bad=1; }
done
exit $bad
