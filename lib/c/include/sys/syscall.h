/* SPDX-License-Identifier: MIT */
/* System calls by number: syscall(SYS_gettid). */
#pragma once

#include <abi/syscall.h>

long syscall(long number, ...);
