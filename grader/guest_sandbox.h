/* SPDX-License-Identifier: MIT */
/* What the body of a test is locked in with: the guest's /boot/sandbox, which labs/harness/sandbox.c reads. */
#pragma once

#include "grader/lab.h"

/* The system calls, then the files of its tree; `file` is one more, or NULL. */
char *guest_sandbox(const struct lab *lab, const char *file);
