/* SPDX-License-Identifier: MIT */
/* A new lab's folder. */
#pragma once

#include <stddef.h>

/*
 * Makes labs/NAME for a lab in which the student writes these files of the
 * tree anew: lab.yaml with the headers and symbols that the solution uses,
 * starters, a test, a handout, each with TODO where its author has to think.
 * A lab with a file of the kernel is one about the kernel, and may have files
 * of programs, too.  0, or 2 after saying why not; a folder that is there is
 * never touched.
 */
int lab_new(const char *name, char **files, size_t count);
