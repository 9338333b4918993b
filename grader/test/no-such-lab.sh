#!/bin/sh
# SPDX-License-Identifier: MIT
# A lab that does not exist: status 2, and its name is said.
out=$(build/bin/heddle grade 77-nothing 2>&1)
[ $? = 2 ] || { echo "status is not 2: $out"; exit 1; }
case $out in
*"no such lab: 77-nothing"*) ;;
*) echo "unclear: $out"; exit 1 ;;
esac
