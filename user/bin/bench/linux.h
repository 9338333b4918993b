/* SPDX-License-Identifier: MIT */
/*
 * This program as the first and only one of a Linux that `make bench` boots in
 * the machine of `heddle run`: it says its lines, and how it ended, on the
 * machine's ports, as Heddle's kernel does.  Elsewhere the lines go to stdout.
 */
#pragma once

#include <stddef.h>

void linux_begin(void); /* files 0 to 2, the ports, the loopback device */
void linux_child(void); /* gives the ports up: they cost at each switch */
void linux_say(const char *text, size_t size);
void linux_end(void); /* ends the machine with status 0 */
