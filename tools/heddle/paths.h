/* SPDX-License-Identifier: MIT */
/*
 * Where things lie.  The program finds itself (BUILD/bin/heddle) and from
 * there the kernel, the initrd and the source tree, so a tree can be moved
 * and several builds can live side by side.  $HEDDLE_BUILD and $HEDDLE_ROOT
 * override.  All answers are absolute and are the caller's to free.
 */
#pragma once

/* BUILD/NAME; "" gives BUILD itself. */
char *path_in_build(const char *name);
/* ROOT/NAME in the source tree: the nearest folder above BUILD that holds
   tools/build. */
char *path_in_tree(const char *name);
/* The absolute form of an existing path, or NULL with errno set. */
char *path_absolute(const char *path);
/* Finds a program as a shell would; NULL when there is none. */
char *path_of_program(const char *name);
