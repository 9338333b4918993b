#!/bin/sh
# SPDX-License-Identifier: MIT
# The labs and lessons that the instructor's plans name are there.
book=labs/INSTRUCTOR.md
for lab in $(grep -o '`[0-9][0-9]-[a-z-]*`' $book | tr -d '`' | sort -u); do
	[ -f "labs/$lab/lab.yaml" ] || { echo "$book names the lab $lab, which there is not"; exit 1; }
done
for id in $(sed -n '/^|/p' $book | grep -ow '[PQRTSKFNMCDY][0-9][0-9]*' | sort -u); do
	ls user/lessons/"$(echo "$id" | tr A-Z a-z)"-*.c >/dev/null 2>&1 || { echo "$book names the lesson $id, which there is not"; exit 1; }
done
[ "$(grep -c '^| [0-9]* |' $book)" = 24 ] || { echo "plans of 14 and 10 weeks"; exit 1; }
