/* SPDX-License-Identifier: MIT */
/* What the kernel told the program at its start besides arguments and environment. */
#pragma once

#include <abi/elf.h>

/* The value of an AT_*; 0 if there is none. */
unsigned long getauxval(unsigned long type);
