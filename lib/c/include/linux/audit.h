/* SPDX-License-Identifier: MIT */
/* The machine that a filter sees in seccomp_data.arch. */
#pragma once

#include <abi/seccomp.h>
