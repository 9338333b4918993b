#!/bin/sh
# SPDX-License-Identifier: MIT
# Assembly, attributes that can do harm, pragmas, foreign symbols and foreign files are refused by name, also behind a macro; the same
# words in comments, strings and names are not; nor does #line, or another spelling, hide any.
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
mkdir -p "$dir/lib/conc"

try() {	# try STATUS TEXT-EXPECTED LINE-ADDED
	{ cat lib/conc/lock.c; printf '%s\n' "$3"; } >"$dir/lib/conc/lock.c"
	out=$(build/bin/heddle grade 05-mutex states --submission "$dir" 2>&1)
	[ $? = "$1" ] || { echo "$3: status is not $1: $out"; exit 1; }
	case $out in
	*"$2"*) ;;
	*) echo "$3: does not say '$2': $out"; exit 1 ;;
	esac
}

try 1 'assembly' 'static inline void f(void) { __asm__("nop"); }'
try 1 'assembly' '#define A asm
A ("nop");'
try 1 'assembly' '#line 1 "<built-in>"
__asm__("nop");'
try 1 'assembly' '# 1 "lib/conc/lock.h" 1
__asm__("nop");'
try 1 'assembly' 'static unsigned long long f(void) { return __builtin_ia32_rdtsc(); }'
try 1 'assembly' 'static int __seg_fs *f;'
try 1 'a raw string' 'static const char *const a = R"(")"; __asm__("nop"); static const char *const b = R"(")";'
try 1 'a raw string' 'static const char a[] = u8R"x(
)x";'
try 0 'score: 10 of 10' 'static const char a[] = "R", b[] = "\"R" "R"""; static inline int R(void) { return a[0] + b[0]; }'
try 1 'an attribute' '<:[gnu::constructor]] static void f(void) { }'
try 1 'an attribute' '[
# 7

 [gnu::constructor]] static void f(void) { }'
try 1 'an attribute' 'static __attribute__((constructor)) void f(void) { }'
try 1 'an attribute' '__attribute__((
section(".text.x"))) static inline void f(void) { }'
try 1 'an attribute' 'static __attribute__((unused, constructor)) void f(void) { }'
try 1 'an attribute' 'static __attribute__((unused)) __attribute__((constructor)) void f(void) { }'
try 1 'a #pragma' '_Pragma("GCC optimize (3)")'
try 1 'fork is used, which this lab does not allow' 'int fork(void); int lock_x(void); int (*volatile lock_p)(void) = fork;'
try 1 'is visible outside its file: make it static' 'int helper(void) { return 0; }'
try 1 'score: 0 of' '#include "/etc/passwd"'
try 1 'score: 0 of' '#include "lib/conc/queue.c"'
try 0 'score: 10 of 10' '__attribute__((format(printf, 1, 2), unused)) static void f(const char *format, ...) { (void)format; }'
try 0 'score: 10 of 10' 'struct f { char c; long l; } __attribute__((packed, aligned(64)));
__attribute__((__noinline__, nonnull(1))) static inline int f(int *i) { switch (*i) { case 0: *i = 1; __attribute__((fallthrough)); default: return *i; } }'
try 1 'an attribute' '__attribute__((aligned(8), section("x"))) static int f;'
try 1 'an attribute' 'static __attribute__((__constructor__)) void f(void) { }'
try 0 'score: 10 of 10' '/* asm */ static const char section[] = "asm __attribute__"; static inline int optimize(void) { return section[0]; }'
