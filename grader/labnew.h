/* SPDX-License-Identifier: MIT */
/* A new lab's folder. */
#pragma once

/*
 * Makes labs/NAME for a lab in which the student writes `file` of the tree
 * anew: lab.yaml with the headers and symbols that the solution uses, a
 * starter, a test, a handout, each with TODO where its author has to think.
 * 0, or 2 after saying why not; a folder that is there is never touched.
 */
int lab_new(const char *name, const char *file);
