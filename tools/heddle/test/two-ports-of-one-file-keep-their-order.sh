#!/bin/sh
# SPDX-License-Identifier: MIT
# Where stdout and stderr go to one file, the bytes of both come in the order in which the guest wrote them: no line is torn,
# and what stderr says after a question is there before the answer is given.
h=${HEDDLE:-build/bin/heddle}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT

"$h" run --timeout 60 -- sh -c 'i=0
while [ $i -lt 500 ]; do
	echo one line on its way to output
	echo and one on its way to error >&2
	i=$((i + 1))
done' </dev/null >"$dir/all" 2>&1 || { echo "the run failed"; tail -5 "$dir/all"; exit 1; }
awk 'BEGIN { for (i = 0; i < 500; i++) print "one line on its way to output\nand one on its way to error" }' | diff - "$dir/all" || exit 1

# The reader of "then?" answers only when it has seen what stderr said after it.
mkfifo "$dir/answers" "$dir/says"
"$h" run --timeout 60 -- sh -c 'echo -n "then? "; echo said >&2; read answer; echo "$answer"' \
	<"$dir/answers" >"$dir/says" 2>&1 &
exec 3>"$dir/answers" 4<"$dir/says"
read -r line <&4 && [ "$line" = 'then? said' ] || { echo "it says '$line'"; exit 1; }
echo on >&3
read -r line <&4 && [ "$line" = on ] || { echo "it says '$line' at its end"; exit 1; }
exec 3>&-
wait $!
