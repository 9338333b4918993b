#!/bin/sh
# SPDX-License-Identifier: MIT
# bubblewrap works when it is tried and fails when the compiler is to run in it: could not grade, and its words are shown.
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
cat >"$dir/bwrap" <<END
#!/bin/sh
[ ! -e "$dir/tried" ] || { echo "bwrap: No room for a sandbox" >&2; exit 1; }
touch "$dir/tried"
END
chmod +x "$dir/bwrap"
out=$(PATH=$dir:$PATH build/bin/heddle grade 05-mutex states --solution 2>&1)
[ $? = 2 ] || { echo "status is not 2: $out"; exit 1; }
case $out in
*"could not be started"*"No room for a sandbox"*"this is no score"*) ;;
*) echo "unclear: $out"; exit 1 ;;
esac
