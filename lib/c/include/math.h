/* SPDX-License-Identifier: MIT */
/* The little that printf and strtod need: classes and constants. */
#pragma once

#define HUGE_VAL        __builtin_huge_val()
#define INFINITY        __builtin_inff()
#define NAN             __builtin_nanf("")
#define isnan(x)        __builtin_isnan(x)
#define isinf(x)        __builtin_isinf(x)
#define isfinite(x)     __builtin_isfinite(x)
#define signbit(x)      __builtin_signbit(x)
#define fabs(x)         __builtin_fabs(x)
