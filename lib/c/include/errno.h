/* SPDX-License-Identifier: MIT */
/*
 * The number of the last error. A function that fails returns -1 (or as its header
 * says) and sets errno; a function that succeeds leaves it as it is.
 * Each thread has its own. Names and sentences: <abi/errno.h>, strerror().
 */
#pragma once

#include <abi/errno.h>

extern _Thread_local int errno;
#define errno errno

/* The name the program was started with, and its last component. */
extern char *program_invocation_name;
extern char *program_invocation_short_name;
