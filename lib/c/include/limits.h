/* SPDX-License-Identifier: MIT */
/* Sizes of the integer types, and the system's limits. */
#pragma once

#include <abi/limits.h>

#define CHAR_BIT        8
#define SCHAR_MAX       127
#define SCHAR_MIN       (-SCHAR_MAX - 1)
#define UCHAR_MAX       255
#define CHAR_MAX        SCHAR_MAX
#define CHAR_MIN        SCHAR_MIN
#define SHRT_MAX        32767
#define SHRT_MIN        (-SHRT_MAX - 1)
#define USHRT_MAX       65535
#define INT_MAX         2147483647
#define INT_MIN         (-INT_MAX - 1)
#define UINT_MAX        4294967295u
#define LONG_MAX        9223372036854775807L
#define LONG_MIN        (-LONG_MAX - 1)
#define ULONG_MAX       18446744073709551615ul
#define LLONG_MAX       9223372036854775807LL
#define LLONG_MIN       (-LLONG_MAX - 1)
#define ULLONG_MAX      18446744073709551615ull
#define SSIZE_MAX       LONG_MAX

#define PTHREAD_STACK_MIN       16384
#define PTHREAD_KEYS_MAX        128
#define PTHREAD_DESTRUCTOR_ITERATIONS 4 /* a destructor may set values again */
#define SEM_VALUE_MAX           INT_MAX
