/* SPDX-License-Identifier: MIT */
/*
 * Time in this library: one unit, nanoseconds in an int64_t, of a clock that only goes forward.
 *
 *   A timeout is how long to wait from now:
 *     TIMEOUT_FOREVER   until it happens
 *     0                 do not wait at all: what cannot be done at once fails with -EAGAIN
 *     SECONDS(2) etc.   at least so long, then -ETIMEDOUT
 *     less than 0       it is over already: as 0, but -ETIMEDOUT.  (Who computes what is left may come to this.)
 *
 *   A deadline is the moment a timeout ends.  A function that sleeps in a loop turns its timeout into
 *   a deadline once, before the loop: a timeout that restarts at every wake-up can last for ever.
 *
 *     int64_t deadline = conc_deadline(timeout);
 *     while (!there(it))
 *         if (futex_wait(&word, seen, deadline) == -ETIMEDOUT) return ...;
 */
#pragma once

#include <stdint.h>

#define TIMEOUT_FOREVER INT64_C(-1)
#define MICROSECONDS(n) ((int64_t)(n) * INT64_C(1000))
#define MILLISECONDS(n) ((int64_t)(n) * INT64_C(1000000))
#define SECONDS(n) ((int64_t)(n) * INT64_C(1000000000))

/* Nanoseconds since some fixed moment (CLOCK_MONOTONIC). */
int64_t conc_now(void);

/* The moment at which `timeout` ends; TIMEOUT_FOREVER stays what it is. */
int64_t conc_deadline(int64_t timeout);

/* What is left until `deadline`: 0 when it has passed, TIMEOUT_FOREVER when it never will. */
int64_t conc_left(int64_t deadline);

/* Python's time.sleep: at least `ns`, whatever signals come; less than 0: not at all (Python: ValueError). */
void conc_sleep(int64_t ns);
