/* SPDX-License-Identifier: MIT */
/*
 * The line editor, on a terminal in raw mode.
 *
 *      arrows, Ctrl-B/F, Home/End, Ctrl-A/E    move        Ctrl-U/K/W   delete to start, to end, a word
 *      up/down, Ctrl-P/N                       history     Tab          complete a name
 *      Ctrl-C                                  a new line  Ctrl-D       end of input on an empty line
 */
#pragma once

#include <stdbool.h>

/* One line with its line end, for the caller to free; NULL at the end of input or with *interrupted set by Ctrl-C. */
char *edit_line(const char *prompt, bool *interrupted);
