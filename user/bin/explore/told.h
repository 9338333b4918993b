/* SPDX-License-Identifier: MIT */
/* What programs tell of that is no failure (enum heddle_told_kind), gathered over the schedules. */
#pragma once

#include "kernel/abi/schedule.h"

/* After a schedule that did not fail. */
void told_take(const struct heddle_schedule *s);
/* A line or two each. */
void told_report(void);
