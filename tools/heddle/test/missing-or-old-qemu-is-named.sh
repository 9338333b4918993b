#!/bin/sh
# SPDX-License-Identifier: MIT
# Without QEMU: 125 and how to install it.  With one that is too old: 125 and
# a sentence with the version found and the version wanted.
h=$(realpath "${HEDDLE:-build/bin/heddle}")
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT

PATH=$dir "$h" run -- true </dev/null 2>"$dir/err"
status=$?
[ $status = 125 ] || { echo "no QEMU: status $status"; exit 1; }
grep -q 'install' "$dir/err" || { echo "no QEMU, not explained:"; cat "$dir/err"; exit 1; }

printf '#!/bin/sh\necho QEMU emulator version 5.2.0\n' >"$dir/old-qemu"
chmod +x "$dir/old-qemu"
QEMU=$dir/old-qemu "$h" run -- true </dev/null 2>"$dir/err"
status=$?
[ $status = 125 ] || { echo "old QEMU: status $status"; cat "$dir/err"; exit 1; }
grep -q '5\.2\.0.*7\.2' "$dir/err" || { echo "old QEMU, not explained:"; cat "$dir/err"; exit 1; }
