# SPDX-License-Identifier: MIT
# make bench: see README.md.

$B/bench/floor.o: tools/bench/floor.S
	@mkdir -p $(@D)
	$Q$(CC) -c $< -o $@

$B/bench/floor.elf: $B/bench/floor.o
	$Q$(LD) -N -z noexecstack --no-warn-rwx-segments -Ttext=0x100000 -e floor_start $< -o $@

ALL += $B/bench/floor.elf

# The same program for both kernels: with musl, or without it with our own library, which makes the same calls.
$B/bench/bench-musl: $(wildcard user/bin/bench/*.[ch]) $B/user/bin/bench
	@mkdir -p $(@D)
	$Qif command -v musl-gcc >/dev/null; then musl-gcc -std=gnu11 -static -O2 -I. $(filter %.c,$^) -o $@; \
	else echo 'bench: musl-gcc is missing (package musl-tools): our own library instead' >&2; cp $B/user/bin/bench $@; fi

.PHONY: bench
bench: $B/bin/heddle $B/bench/floor.elf $B/kernel.elf $B/initrd.cpio $B/bench/bench-musl
	@sh tools/bench/fetch-linux.sh $B/bench/vmlinuz
	@$B/bin/heddle bench $(ROW)
	@[ -n "$(ROW)" ] || $(MAKE) -s --no-print-directory bench-conc bench-class

# Grading: one submission, and a class of N.
.PHONY: bench-class
bench-class: all
	@sh tools/bench/class.sh $(N)

# Instructions per operation, exact; a file of what was accepted for each compiler (and way of compiling).
$(call keep,$B/bench/compiler,$(if $(LLVM),clang,gcc)-$(firstword $(subst ., ,$(shell $(CC) -dumpversion)))$(if $(DEBUG),-debug))

.PHONY: bench-accept
bench-accept: $B/bin/heddle $B/kernel.elf $B/initrd.cpio
	@sh tools/bench/instructions.sh accept

# Schedules a second.
.PHONY: bench-explore
bench-explore: $B/bin/heddle $B/kernel.elf $B/initrd.cpio $B/lib/libexplore.a
	@sh tools/bench/explore.sh
