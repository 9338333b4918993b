#!/bin/sh
# SPDX-License-Identifier: MIT
# A part of ours is missing at the link: status 2 and no score, not a submission that does not link.
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
mkdir "$dir/build"
cp -r labs lib kernel "$dir"
cp -r build/bin build/lib build/labs "$dir/build"
rm "$dir"/build/labs/10-queue/tests/*.o
out=$("$dir/build/bin/heddle" grade 10-queue --solution 2>&1)
[ $? = 2 ] || { echo "status is not 2: $out"; exit 1; }
case $out in
*"cannot be read; run \`make\` first"*"this is no score"*) ;;
*) echo "unclear: $out"; exit 1 ;;
esac
