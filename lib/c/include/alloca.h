/* SPDX-License-Identifier: MIT */
/* Memory on the caller's stack, gone when the function returns. */
#pragma once

#define alloca(size) __builtin_alloca(size)
