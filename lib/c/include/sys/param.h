/* SPDX-License-Identifier: MIT */
/* BSD's MIN and MAX. */
#pragma once

#include <limits.h>

#define MIN(a, b) ((a) < (b) ? (a) : (b))
#define MAX(a, b) ((a) > (b) ? (a) : (b))
