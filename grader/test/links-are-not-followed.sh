#!/bin/sh
# SPDX-License-Identifier: MIT
# A submission whose folder is a link to the tree is not the tree: refused, as a file that is a link.
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
mkdir "$dir/folder" "$dir/file" "$dir/file/lib" "$dir/file/lib/conc"
ln -s "$PWD/lib" "$dir/folder/lib"
ln -s "$PWD/lib/conc/lock.c" "$dir/file/lib/conc/lock.c"
for what in 'folder/lib: a link' 'file/lib/conc/lock.c: not an ordinary file'; do
	out=$(build/bin/heddle grade 05-mutex states --submission "$dir/${what%%/*}" 2>&1)
	[ $? = 1 ] || { echo "$what: status is not 1: $out"; exit 1; }
	case $out in
	*"$what"*"score: 0 of"*) ;;
	*) echo "does not say '$what': $out"; exit 1 ;;
	esac
done
