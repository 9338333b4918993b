# SPDX-License-Identifier: MIT
# Nothing at all: are our files graded in its place?
# lab: 05-mutex states
# says: none of the lab's files is in it
# defence: any-file starter
mkdir -p "$dir/in"
