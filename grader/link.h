/* SPDX-License-Identifier: MIT */
/*
 * From objects to what the guest runs.  Only the test program (or the kernel,
 * or the program that the lab is about) holds the submission; everything else
 * is the tree's own build.
 */
#pragma once

#include "grader/compile.h"

/* The test's program, at *program (the caller's to free). */
enum outcome link_test(struct build *b, const struct lab_test *test, char **program);
/* LAB_PROGRAM: the submission itself.  LAB_KERNEL: the kernel with its object in place of ours. */
enum outcome link_program(struct build *b, char **program);
/* explored: with points in the submission's files, and what they call (kernel/points). */
enum outcome link_kernel(struct build *b, bool explored, char **kernel);
