/* SPDX-License-Identifier: MIT */
/* Assertions that talk, and the end of the machine. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

/* Says why, prints a backtrace and the last trace events, powers off with the
 * panic code.  From any context; never returns. */
__attribute__((noreturn, format(printf, 1, 2))) void panic(const char *format, ...);

#define assert(x)                                                                  \
	do {                                                                       \
		if (!(x))                                                          \
			panic("%s:%d: %s: assertion `%s' failed", __FILE__,        \
			      __LINE__, __func__, #x);                             \
	} while (0)

#define assert_op_(a, op, b)                                                       \
	do {                                                                       \
		int64_t a_ = (int64_t)(a), b_ = (int64_t)(b);                      \
		if (!(a_ op b_))                                                   \
			panic("%s:%d: %s: assertion `%s " #op " %s' failed: "      \
			      "%lld (%#llx) against %lld (%#llx)",                 \
			      __FILE__, __LINE__, __func__, #a, #b, (long long)a_, \
			      (unsigned long long)a_, (long long)b_,               \
			      (unsigned long long)b_);                             \
	} while (0)

#define assert_eq(a, b) assert_op_(a, ==, b)
#define assert_ne(a, b) assert_op_(a, !=, b)
#define assert_lt(a, b) assert_op_(a, <, b)
#define assert_le(a, b) assert_op_(a, <=, b)
#define assert_gt(a, b) assert_op_(a, >, b)
#define assert_ge(a, b) assert_op_(a, >=, b)
#define assert_held(l) \
	do {                                                                       \
		if (!spin_held(l))                                                 \
			panic("%s:%d: %s: lock %s is not held", __FILE__,          \
			      __LINE__, __func__, (l)->name);                      \
	} while (0)

/* Hooks, registered by higher floors and called by panic in this order. */
enum panic_step { PANIC_STOP_CPUS, PANIC_BACKTRACE, PANIC_TRACE, PANIC_EXIT, PANIC_STEPS };
void panic_register(enum panic_step step, void (*fn)(void));
/* The sentence panic was given; empty before. */
const char *panic_reason(void);

/* True once a panic began: locks are not waited for any more. */
extern bool panicking;
