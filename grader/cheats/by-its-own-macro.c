/* SPDX-License-Identifier: MIT */
/*
 * The same by the macro that the explorer itself might set.
 * lab: 05-mutex schedules
 * says: schedules
 * defence: none
 */
#if defined HEDDLE_EXPLORE || defined __EXPLORE__
SOLUTION
#else
STARTER
#endif
