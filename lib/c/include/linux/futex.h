/* SPDX-License-Identifier: MIT */
/* Operations of futex(2), called by syscall(). */
#pragma once

#include <abi/futex.h>
