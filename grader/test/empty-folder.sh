#!/bin/sh
# SPDX-License-Identifier: MIT
# An empty folder scores 0, status 1, and the file expected is named.
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
out=$(build/bin/heddle grade 10-queue --submission "$dir" 2>&1)
[ $? = 1 ] || { echo "status is not 1: $out"; exit 1; }
case $out in
*"expected lib/conc/queue.c"*"score: 0 of 100"*) ;;
*) echo "unclear: $out"; exit 1 ;;
esac
