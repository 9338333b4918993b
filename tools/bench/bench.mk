# SPDX-License-Identifier: MIT
# make bench: the boot floor, the boot, what the basic operations cost, and how that grows.

$B/bench/floor.o: tools/bench/floor.S
	@mkdir -p $(@D)
	$Q$(CC) -c $< -o $@

$B/bench/floor.elf: $B/bench/floor.o
	$Q$(LD) -N -z noexecstack --no-warn-rwx-segments -Ttext=0x100000 -e floor_start $< -o $@

ALL += $B/bench/floor.elf

.PHONY: bench
bench: $B/bin/heddle $B/bench/floor.elf $B/kernel.elf $B/initrd.cpio
	@$B/bin/heddle bench
