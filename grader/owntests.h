/* SPDX-License-Identifier: MIT */
/* heddle grade LAB --tests DIR: a student's tests, judged by the lab's right and wrong answers. */
#pragma once

#include "grader/lab.h"
#include "grader/sandbox.h"

/*
 * Each DIR/NAME.c is a program on labs/harness/explored.h, run under schedules
 * with every answer.  A test that fails a right one is not counted; a wrong
 * one is killed if a test that counts fails it.  Wanted are those that fail
 * the lab's own tests of kind explore.  Prints what came of it, also to
 * `json` unless NULL; 0 all killed and no test wrong, 1 not, 2 could not say.
 */
int own_tests_grade(const struct lab *lab, const char *folder, enum sandbox sandbox, const char *json);
