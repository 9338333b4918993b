/* SPDX-License-Identifier: MIT */
/* The basic types of the system calls. */
#pragma once

#include <abi/types.h>

typedef unsigned int uint;
typedef unsigned long ulong;
