/* SPDX-License-Identifier: MIT */
/* heddle explore --deterministic: the turn may pass between any two instructions, as a seed draws it; each seed is a boot. */
#pragma once

#include "tools/heddle/words.h"

/* run: options of `heddle run`; program: what is run. The exit status: 0 none fails, 1 one does, 125 it could not be run. */
int seeds_run(unsigned long first, unsigned long count, const struct words *run, const struct words *program);
