/* SPDX-License-Identifier: MIT */
/* Integer types of fixed width, as the compiler defines them for this machine. */
#pragma once

typedef __INT8_TYPE__ int8_t;
typedef __INT16_TYPE__ int16_t;
typedef __INT32_TYPE__ int32_t;
typedef __INT64_TYPE__ int64_t;
typedef __UINT8_TYPE__ uint8_t;
typedef __UINT16_TYPE__ uint16_t;
typedef __UINT32_TYPE__ uint32_t;
typedef __UINT64_TYPE__ uint64_t;
typedef __INT8_TYPE__ int_least8_t;
typedef __INT16_TYPE__ int_least16_t;
typedef __INT32_TYPE__ int_least32_t;
typedef __INT64_TYPE__ int_least64_t;
typedef __UINT8_TYPE__ uint_least8_t;
typedef __UINT16_TYPE__ uint_least16_t;
typedef __UINT32_TYPE__ uint_least32_t;
typedef __UINT64_TYPE__ uint_least64_t;
typedef __INT8_TYPE__ int_fast8_t;
typedef __INT64_TYPE__ int_fast16_t;
typedef __INT64_TYPE__ int_fast32_t;
typedef __INT64_TYPE__ int_fast64_t;
typedef __UINT8_TYPE__ uint_fast8_t;
typedef __UINT64_TYPE__ uint_fast16_t;
typedef __UINT64_TYPE__ uint_fast32_t;
typedef __UINT64_TYPE__ uint_fast64_t;
typedef __INTPTR_TYPE__ intptr_t;
typedef __UINTPTR_TYPE__ uintptr_t;
typedef __INT64_TYPE__ intmax_t;
typedef __UINT64_TYPE__ uintmax_t;

#define INT8_MAX        127
#define INT16_MAX       32767
#define INT32_MAX       2147483647
#define INT64_MAX       9223372036854775807L
#define INT8_MIN        (-INT8_MAX - 1)
#define INT16_MIN       (-INT16_MAX - 1)
#define INT32_MIN       (-INT32_MAX - 1)
#define INT64_MIN       (-INT64_MAX - 1)
#define UINT8_MAX       255
#define UINT16_MAX      65535
#define UINT32_MAX      4294967295u
#define UINT64_MAX      18446744073709551615ul
#define INTPTR_MAX      INT64_MAX
#define INTPTR_MIN      INT64_MIN
#define UINTPTR_MAX     UINT64_MAX
#define INTMAX_MAX      INT64_MAX
#define INTMAX_MIN      INT64_MIN
#define UINTMAX_MAX     UINT64_MAX
#define PTRDIFF_MAX     INT64_MAX
#define PTRDIFF_MIN     INT64_MIN
#define SIZE_MAX        UINT64_MAX

#define INT8_C(n)       n
#define INT16_C(n)      n
#define INT32_C(n)      n
#define INT64_C(n)      n##l
#define UINT8_C(n)      n
#define UINT16_C(n)     n
#define UINT32_C(n)     n##u
#define UINT64_C(n)     n##ul
#define INTMAX_C(n)     n##l
#define UINTMAX_C(n)    n##ul
