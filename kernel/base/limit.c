/* SPDX-License-Identifier: MIT */
#include "kernel/base/limit.h"

uint64_t (*limit_hook)(int resource);
