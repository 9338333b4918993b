/* SPDX-License-Identifier: MIT */
/*
 * The grader's defences by name.  In the program that is shipped all stand, and
 * nothing is asked.  build/bin/heddle-undefended, made for tests alone, does
 * without those that $WITHOUT names, so that each cheat of grader/cheats
 * shows what its defence is for.
 */
#pragma once

#include <stdbool.h>

#ifdef UNDEFENDED
bool defended(const char *defence);
#else
#define defended(defence) true
#endif
