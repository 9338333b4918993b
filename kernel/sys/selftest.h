/* SPDX-License-Identifier: MIT */
/* In-kernel unit tests (kernel/test), linked into build/kernel-test.elf. */
#pragma once

#include <stdbool.h>

bool selftest_requested(void); /* command line ktest=PATTERN, `*` for all */
/* Runs them, prints `ok NAME` or `FAIL NAME: why` lines, powers off: status 0
 * if all pass, else 1. */
__attribute__((noreturn)) void selftest_run(void);
