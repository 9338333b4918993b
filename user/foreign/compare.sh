#!/bin/sh
# SPDX-License-Identifier: MIT
# compare.sh NAME: runs busybox/NAME.sh by Debian's static busybox, here and on
# Heddle, each in a tree of its own, as root, with the same environment; what
# it prints and its status must be the same bytes.
set -eu
cd "$(dirname "$0")/../.."
script=user/foreign/busybox/$1.sh
bb=$(command -v busybox) || { echo "busybox is missing: make deps installs it"; exit 1; }
bwrap --unshare-all --ro-bind / / true 2>/dev/null || { echo "bubblewrap may not make namespaces here"; exit 77; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
mkdir "$dir/tree" "$dir/tree/bin" "$dir/tree/etc"
cp "$bb" "$dir/tree/bin/busybox"
cp user/foreign/begin.sh "$script" "$dir/tree/etc"
cp user/etc/passwd user/etc/group "$dir/tree/etc"

bwrap --unshare-all --uid 0 --gid 0 --bind "$dir/tree" / --proc /proc --dev /dev --tmpfs /tmp --dir /w --chdir / \
	--clearenv --new-session --hostname heddle /bin/busybox sh /etc/begin.sh "/etc/$1.sh" \
	>"$dir/here" </dev/null && echo "status 0" >>"$dir/here" || echo "status $?" >>"$dir/here"
build/bin/heddle run --deterministic --timeout 100 --mem 96 --add "$bb:/bin/busybox" --add user/foreign/begin.sh:/etc/begin.sh \
	--add "$script:/etc/$1.sh" -- /bin/busybox sh /etc/begin.sh "/etc/$1.sh" \
	>"$dir/there" </dev/null && echo "status 0" >>"$dir/there" || echo "status $?" >>"$dir/there"
diff -u --label linux "$dir/here" --label heddle "$dir/there"
