/* SPDX-License-Identifier: MIT */
/* The forms of a timeline. */
#pragma once

#include <stdio.h>

#include "tools/heddle/lanes.h"

/* For Chrome's about:tracing and Perfetto: a process for the processors, one a world; B and E strictly nested, arrows for
   wakes, an event a line. */
void lanes_write_json(FILE *to, struct lanes *timeline);
/* One page that needs nothing else. False: its frame, tools/heddle/timeline.html, cannot be read. */
bool lanes_write_html(FILE *to, struct lanes *timeline, const char *title);
/* A column a lane, a row an event. */
void lanes_write_columns(FILE *to, struct lanes *timeline);
