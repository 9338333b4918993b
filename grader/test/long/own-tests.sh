#!/bin/sh
# SPDX-License-Identifier: MIT
# A student's own tests, judged by a lab's answers: what fails a right one is not counted, and says which; the others are
# told how many wrong ones they kill, and what lives.
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
mkdir -p "$dir/labs" "$dir/mine"
cp -r lib kernel user tools "$dir"	# copies: the sandbox that links sees nothing behind a link
cp -r labs/harness labs/05-mutex "$dir/labs"
lab=$dir/labs/05-mutex
rm -r "$lab/right/sequence"
line=$(grep -n 'name: if-for-while' "$lab/lab.yaml" | cut -d: -f1)	# two wrong answers will do
sed -i "$line,\$d" "$lab/lab.yaml"

cat >"$dir/mine/no-update-is-lost.c" <<'END'
#include <conc/lock.h>
#include <explored.h>

static struct lock lock;
static int counter;

static void
work(int me)
{
	(void)me;
	lock_acquire(&lock);
	counter++;
	lock_release(&lock);
}

int
main(void)
{
	side_by_side(2, work);
	expect(counter == 2, "two additions", "%ld", counter);
	return 0;
}
END
judged() { # STATUS TEXT...
	HEDDLE_ROOT=$dir build/bin/heddle grade 05-mutex --tests "$dir/mine" >"$dir/out" 2>&1
	[ $? = "$1" ] || { echo "status is not $1:"; cat "$dir/out"; exit 1; }
	shift
	for text in "$@"; do
		grep -q "$text" "$dir/out" || { echo "does not say $text:"; cat "$dir/out"; exit 1; }
	done
}
judged 0 'fails 2 of 2' '2 of 2 wrong answers killed, all right ones spared'

sed -i 's/counter++/(void)counter/; s/counter == 2/1/' "$dir/mine/no-update-is-lost.c"
cat >"$dir/mine/looks-inside.c" <<'END'
#include <conc/lock.h>
#include <explored.h>

int
main(void)
{
	struct lock lock;

	lock_init(&lock);
	lock_acquire(&lock);
	expect(lock.word[0] == 1, "1 in a lock that is held", "%ld", (long)lock.word[0]);
	return 0;
}
END
judged 1 'not counted: it fails solution' 'fails 0 of 2' 'lives: Looking and taking are two steps' '0 of 2 wrong answers killed, but right'

echo 'int main(void) { __asm__("hlt"); }' >"$dir/mine/looks-inside.c"
judged 1 'looks-inside.c:1: assembly'
