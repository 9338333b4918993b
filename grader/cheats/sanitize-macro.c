/* SPDX-License-Identifier: MIT */
/*
 * A right lock where schedules are chosen, which it tells by a macro, and none elsewhere.
 * lab: 05-mutex schedules
 * says: schedules
 * defence: sanitize-macro one-text
 */
#ifdef __SANITIZE_THREAD__
SOLUTION
#else
STARTER
#endif
