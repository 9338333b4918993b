#!/bin/sh
# SPDX-License-Identifier: MIT
# initrd.sh OUT FILE:FOLDER...: packs each FILE as /FOLDER/NAME into a newc
# archive, with the standard folders beside them and contents on pages.
set -eu
mkaligned=${HEDDLE_BUILD:-$(dirname "$0")/../../build}/bin/mkaligned
out=$1
shift
stage=$out.stage
rm -rf "$stage"
for d in bin lessons tests etc tmp dev proc boot lib; do mkdir -p "$stage/$d"; done
for arg; do
	[ -d "$stage/${arg##*:}" ] || mkdir "$stage/${arg##*:}"
	cp "${arg%:*}" "$stage/${arg##*:}/"
done
find "$stage" -exec touch -h -d @1577836800 {} +
chmod 1777 "$stage/tmp"
(cd "$stage" && find . ! -name . | LC_ALL=C sort |
	cpio --quiet --create --format=newc --reproducible --owner=0:0) >"$out.cpio"
"$mkaligned" <"$out.cpio" >"$out.new"
rm -rf "$stage" "$out.cpio"
mv "$out.new" "$out"
