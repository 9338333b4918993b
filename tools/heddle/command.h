/* SPDX-License-Identifier: MIT */
/* The commands of `heddle`.  Each gets its own name as argv[0] and returns
   the exit status. */
#pragma once

int cmd_run(int argc, char **argv);
int cmd_explore(int argc, char **argv);
int cmd_replay(int argc, char **argv);
int cmd_play(int argc, char **argv);
int cmd_cc(int argc, char **argv);
int cmd_trace(int argc, char **argv);
int cmd_bench(int argc, char **argv);
/* In grader/. */
int cmd_grade(int argc, char **argv);
int cmd_lab(int argc, char **argv);
int cmd_class(int argc, char **argv);
int cmd_pack(int argc, char **argv);
