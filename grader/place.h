/* SPDX-License-Identifier: MIT */
/*
 * Where in the lab's files a reader of a failure is to begin: the function that the operation calls, by `where:` of
 * lab.yaml ("put queue_put_timeout", "strict mlfq.c:pick"; "any" stands for every operation that is not named).
 */
#pragma once

#include "grader/trial.h"

/* A line of a backtrace, "queue_put_timeout+0x26 (lib/conc/queue.c:121)": NULL, or "lib/conc/queue.c:121, in
   queue_put_timeout" if that is a file of the lab's.  #line can name any, so it decides nothing. */
char *place_of_frame(const struct lab *lab, const char *line);
/* The first such line of a text. */
char *place_in_log(const struct lab *lab, const char *log);
/* Adds {"place": "lib/conc/queue.c:119, queue_put_timeout"}, in the submission as it was taken, if lab.yaml says which
   function.  An `operation` of "" is chosen from the history; `known` is better than either, or NULL. */
void place_tell(const struct trial *t, const struct history *h, const char *operation, const char *known, json_t *answer);
