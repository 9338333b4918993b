#!/bin/sh
# SPDX-License-Identifier: MIT
# What is packed is the lab's files, new headers and AUTHORS; the same files give the same bytes; AUTHORS reaches the report.
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
heddle=$PWD/build/bin/heddle
mkdir -p "$dir/mine/lib/conc"
cp labs/05-mutex/starter/lib/conc/lock.c "$dir/mine/lib/conc/"
printf '  Ada Lovelace \r\n\n=Charles & <Babbage>\n' >"$dir/mine/AUTHORS"
echo '#define MINE 1' >"$dir/mine/lib/conc/mine.h"
echo secret >"$dir/mine/lib/conc/notes.txt"
cd "$dir" || exit 1
"$heddle" pack 05-mutex --submission mine >out || { echo "status $?"; exit 1; }
[ "$(tar -tf 05-mutex.tar.gz | sort | tr '\n' ' ')" = 'AUTHORS lib/conc/lock.c lib/conc/mine.h ' ] || { tar -tvf 05-mutex.tar.gz; exit 1; }
touch mine/lib/conc/lock.c
"$heddle" pack 05-mutex --submission mine -o again.tar.gz >out && cmp again.tar.gz 05-mutex.tar.gz || exit 1
[ "$(od -An -tx4 -j4 -N4 again.tar.gz)" = " 00000000" ] || { echo "the time of packing is in it"; exit 1; }
"$heddle" pack 05-mutex --submission mine -o x.zip >out || exit 1
for archive in again.tar.gz x.zip; do
	"$heddle" grade 05-mutex states --submission $archive --json j >out 2>&1
	[ $? = 1 ] || { cat out; exit 1; }
	tr -d '\n' <j | grep -q '"authors": \[ *"Ada Lovelace", *"=Charles & <Babbage>" *\]' || { cat j; exit 1; }
	grep -q 'by Ada Lovelace and others' out || { cat out; exit 1; }
done

# what cannot be handed in is said before, and leaves no archive
rm -f ./*.tar.gz
mkdir -p empty named linked/lib/conc
cp mine/lib/conc/lock.c named/Lock.c
ln -s /etc/passwd linked/lib/conc/lock.c
while read -r what status words; do
	"$heddle" pack 05-mutex --submission "$what" >out 2>&1
	[ $? = "$status" ] || { echo "$what: status is not $status"; cat out; exit 1; }
	grep -q "$words" out || { echo "$what: does not say '$words'"; cat out; exit 1; }
	[ -z "$(ls -A | grep tar)" ] || { echo "$what left $(ls)"; exit 1; }
done <<'END'
empty 1 there is no file in it
named 1 Lock.c is there: it must be called lib/conc/lock.c
linked 1 not an ordinary file
absent 2 No such file
END
"$heddle" pack 05-mutex --submission mine -o nowhere/x.zip >out 2>&1
[ $? = 2 ] && grep -q 'nowhere/.*x.zip' out || { cat out; exit 1; }
