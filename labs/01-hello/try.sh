#!/bin/sh
# SPDX-License-Identifier: MIT
# try.sh COMMAND...: what `make lab` shows of this lab; COMMAND is `heddle run` with the student's system.
"$@" -- sh -c 'hello; hello Ada Alan; hello -n 2 Ada; hello -n x; echo "status $?"'
