#!/bin/sh
# SPDX-License-Identifier: MIT
# planted.sh BUG: the sanitizer's kernel runs into the bug of that name in
# kernel/sanitize/plant.c, and says what, which object, and where it came from.
set -eu
bug=$1
log=$(mktemp)
trap 'rm -f "$log"' EXIT
says() {
	grep -q "$1" "$log" || { echo "$bug: expected '$1', got:"; head -20 "$log"; exit 1; }
}
status=0
timeout 300 build/bin/heddle run --kernel build/variant/kasan/kernel-test.elf --cmdline "ktest=none plant=$bug" \
	--log "$log" </dev/null || status=$?
[ "$status" = 125 ] || { echo "$bug: status $status, not a panic's 125"; exit 1; }
says "plant.c"
says "#[0-9] $bug"
case $bug in
use_after_free) says 'read of 4 bytes in a freed heap object'; says 'byte 12 of an object of 40'; says 'freed by' ;;
double_free) says 'free of 0 bytes in a freed heap object'; says 'freed by' ;;
heap_overflow) says 'write of 1 bytes behind a heap object'; says '0 bytes behind the end of an object of 40' ;;
heap_underflow) says 'write of 1 bytes before a heap object'; says '1 bytes before an object of 40' ;;
copy_too_long) says 'write of 34 bytes behind a heap object'; says 'end of an object of 33'; says 'allocated by' ;;
copy_in_too_long) says 'write of 101 bytes behind a heap object'; says 'end of an object of 100' ;;
stack_overflow) says 'write of 1 bytes beside a variable on the stack' ;;
out_of_scope) says 'read of 1 bytes in a variable out of scope' ;;
global_overflow) says 'write of 4 bytes behind a global variable'; says 'near global+0x28' ;;
free_frame) says 'read of 4 bytes in a free frame' ;;
*) says 'exception in the kernel' ;;
esac
