/* SPDX-License-Identifier: MIT */
/* A person decides who moves next: reads what to do from standard input, until its end. 1 if the run failed at last, else 0.
 * echo: it repeats what it was told, since no terminal does. */
#pragma once

#include <stdbool.h>

int play(bool echo);
/* Where source files lie: this, and then the path that the program's lines name. */
#define PLAY_SOURCES "/src/"
