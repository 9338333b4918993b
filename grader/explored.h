/* SPDX-License-Identifier: MIT */
/*
 * A test of kind `explore`: one boot in which /bin/explore runs it under one
 * schedule after the other, each in a world of its own, up to the first that
 * fails; that one is cut down to what it needs, and told.
 */
#pragma once

#include <jansson.h>

#include "grader/trial.h"
#include "tools/heddle/words.h"

/*
 * {"test", "outcome": "pass" | "fail" | "fault", "schedules": tried, and on a
 * failure "what": how it ended, "token", "expected", "seen", "lines": the two
 * of a race, quoted, "shown": the steps of each thread; on a pass "power" if
 * there is more to say of what was tried}
 */
json_t *explored_run(const struct trial *trial);
/* The same of one boot in which the program is called `guest`, with other options of /bin/explore; what that did not
   understand is in "power" of a fault. */
json_t *explored_as(const struct trial *trial, const char *guest, const struct words *options);
/* Is this failure one that less than a twentieth of the schedules shows?  Judged by how long it took to find; never where all
   schedules within a bound are tried. */
bool explored_is_rare(const struct lab_test *test, const json_t *answer);
