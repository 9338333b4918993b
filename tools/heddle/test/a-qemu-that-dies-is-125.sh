#!/bin/sh
# SPDX-License-Identifier: MIT
# QEMU killed half-way, or ended by itself with a message: 125, never the
# program's status, and what QEMU said is shown.
h=${HEDDLE:-build/bin/heddle}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT

"$h" run -- sleep 1000 </dev/null 2>"$dir/err" &
heddle=$!
sleep 0.5
qemu=$(cat /proc/$heddle/task/$heddle/children)
kill -9 ${qemu:?there is no QEMU to kill}
wait $heddle
status=$?
[ $status = 125 ] || { echo "killed QEMU: status $status"; cat "$dir/err"; exit 1; }
grep -q 'QEMU was killed by signal 9' "$dir/err" || { echo "not explained:"; cat "$dir/err"; exit 1; }

cat >"$dir/qemu" <<'Q'
#!/bin/sh
[ "$1" = --version ] && { echo 'QEMU emulator version 9.0.0'; exit; }
echo 'my disk is on fire' >&2
exit 33
Q
chmod +x "$dir/qemu"
QEMU=$dir/qemu "$h" run -- true </dev/null 2>"$dir/err"
status=$?
[ $status = 125 ] || { echo "status 33 without a record: status $status"; exit 1; }
grep -q 'on fire' "$dir/err" || { echo "QEMU's message is lost:"; cat "$dir/err"; exit 1; }
