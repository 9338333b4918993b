#!/bin/sh
# SPDX-License-Identifier: MIT
# use.sh LAB DIR: the student's files of LAB and of the labs before it, each at its place in DIR.  For USE=mine.
rm -rf "$2"
mkdir -p "$2"
for lab in labs/*/lab.yaml; do
	lab=${lab%/lab.yaml}
	[ ! -d "$lab/mine" ] || { cp -rp "$lab/mine/." "$2"; [ "$lab" = "labs/$1" ] || echo "with your $lab/mine"; }
	[ "$lab" != "labs/$1" ] || break
done
