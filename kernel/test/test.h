/* SPDX-License-Identifier: MIT */
/* An in-kernel unit test: one claim.  Discovered by the linker; runs in a
 * kernel thread of the boot world.  Frames in use are compared before and
 * after each. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

struct kernel_test {
	const char *name;
	void (*run)(void);
};

#define KERNEL_TEST(name_)                                                          \
	static void name_(void);                                                    \
	static const struct kernel_test test_##name_                                \
		__attribute__((used, section(".ktests"))) = { #name_, name_ };      \
	static void name_(void)

/* Records the failure and goes on. */
__attribute__((format(printf, 3, 4))) void kernel_test_fail(const char *file, int line,
							    const char *format, ...);

#define CHECK(x)                                                                    \
	do {                                                                        \
		if (!(x))                                                           \
			kernel_test_fail(__FILE__, __LINE__, "%s is false", #x);    \
	} while (0)

#define CHECK_EQ(a, b)                                                              \
	do {                                                                        \
		int64_t a_ = (int64_t)(a), b_ = (int64_t)(b);                       \
		if (a_ != b_)                                                       \
			kernel_test_fail(__FILE__, __LINE__,                        \
					 "%s is %lld, %s is %lld", #a,              \
					 (long long)a_, #b, (long long)b_);         \
	} while (0)
