#!/bin/sh
# SPDX-License-Identifier: MIT
# What watches explored programs and what begins their threads uses no register for floating point: the first use after
# each switch traps, and QEMU translates all code twice, for who may use them and who may not.
found=$(for file in build/lib/libexplore.a build/obj/u/lib/c/thread/*.o; do
	objdump -d "$file" | grep -q '%[xyz]mm' && echo "$file"
done)
[ ! "$found" ] || { echo "these use xmm registers:" $found; exit 1; }
