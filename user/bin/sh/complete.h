/* SPDX-License-Identifier: MIT */
/* Completion: what could follow the word at the end of a text. */
#pragma once

#include "user/bin/sh/glob.h"

/*
 * Finds the names that begin like the last word of text: programs and built-ins for the first word of a command,
 * files otherwise; folders end in '/'. Returns the length of what is already typed of them.
 */
size_t complete(const char *text, size_t length, struct names *names);
