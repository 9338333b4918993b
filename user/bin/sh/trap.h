/* SPDX-License-Identifier: MIT */
/*
 * Traps: texts that run when a signal came, between two commands, or when the shell ends.
 *
 *      handler:  notes the signal          execute: after each command: traps_run()
 */
#pragma once

/* A signal came whose text has not run yet: its number. */
extern volatile int trap_pending;

/* Runs the texts of the signals that came. $? stays as it is. */
void traps_run(void);

/* Runs the text for EXIT. Returns the status to end with. */
int trap_exit(int status);

/* In a child: what was ignored stays ignored, all else is as it was without traps. */
void traps_forget(void);

/* Built-in command. */
int trap_command(int argc, char **argv);
