/* SPDX-License-Identifier: MIT */
#pragma once

/* Becomes the program argv[0], looked for in PATH. Returns only if that failed: 127 or 126, after saying why. */
int execute_program(char **argv);
