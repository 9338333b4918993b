#!/bin/sh
# SPDX-License-Identifier: MIT
# make.sh LAB ZIP: what Gradescope is given to grade LAB: setup.sh and run_autograder, and under heddle/ this tree as it
# stands, changes that are not committed with it.
set -eu
here=$(dirname "$0") lab=$1 zip=$2
git rev-parse --git-dir >/dev/null || { echo 'the zip is made by git archive, from a clone' >&2; exit 2; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

# The folder as a tree, in an index and a store of their own: the clone's are left as they are.
mkdir "$dir/objects"
objects=$(cd "$(git rev-parse --git-path objects)" && pwd)
export GIT_INDEX_FILE="$dir/index" GIT_OBJECT_DIRECTORY="$dir/objects" GIT_ALTERNATE_OBJECT_DIRECTORIES="$objects"
git read-tree HEAD
git add -A . || git add -A .	# a file may go away meanwhile
tree=$(git write-tree)

sed "s/@LAB@/$lab/" "$here/run_autograder" >"$dir/run_autograder"
chmod 755 "$dir/run_autograder"
mkdir -p "$(dirname "$zip")"
git archive --format=zip -o "$zip" --prefix= --add-file="$here/setup.sh" --add-file="$dir/run_autograder" --prefix=heddle/ "$tree"
echo "$zip: an autograder for $lab, $(($(wc -c <"$zip") / 1024)) KiB"
