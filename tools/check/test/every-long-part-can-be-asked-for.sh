#!/bin/sh
# SPDX-License-Identifier: MIT
# Each suite of suites-long is a part of long.sh, by its whole name: run by that name alone, and with all others without one.
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
mkdir -p "$dir/tools/check" "$dir/build/bin"
cp tools/check/long.sh tools/check/suites-long "$dir/tools/check/"
printf '#!/bin/sh\necho "ran $3"\n' >"$dir/build/bin/check"
chmod +x "$dir/build/bin/check"
cd "$dir" || exit 1
parts=$(awk '$1 == "suite" && $2 != "build" { print $2 }' tools/check/suites-long)
for part in $parts; do
	sh tools/check/long.sh "$part" 2>&1 | grep -qx "ran $part" || { echo "$part cannot be asked for"; exit 1; }
done
rm -r build/check-long
sh tools/check/long.sh | grep '^ran ' | cut -d' ' -f2 | diff - /dev/fd/3 3<<END
$parts
END
