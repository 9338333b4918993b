/* SPDX-License-Identifier: MIT */
/* The last component of a path, and what stands before it. Both may write into `path`. */
#pragma once

char *basename(char *path);
char *dirname(char *path);
