/* SPDX-License-Identifier: MIT */
/* Runs jobs, some at a time. */
#pragma once

#include "tools/check/suites.h"

/*
 * Runs all jobs of the list, `at_once` at a time, and calls done() after each, with job->output at its beginning.
 * Ctrl-C ends the jobs and the program.
 */
void pool_run(struct job *jobs, int at_once, void (*done)(struct job *));
