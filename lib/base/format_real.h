/* SPDX-License-Identifier: MIT */
/* Floating point for lib/base/format.h: user space sets format_real to this. */
#pragma once

#include "lib/base/format.h"

/* %e %f %g %a and capitals, exactly rounded; precision at most 800. */
void format_real_decimal(struct format *f, const struct format_spec *spec, double value);
