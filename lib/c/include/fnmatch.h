/* SPDX-License-Identifier: MIT */
/* File name patterns: * ? [a-z] [!a-z] \ . Returns 0 on a match. */
#pragma once

#define FNM_NOMATCH     1
#define FNM_NOESCAPE    1
#define FNM_PATHNAME    2       /* * and ? do not match / */
#define FNM_PERIOD      4       /* a leading . must be matched by a . */

int fnmatch(const char *pattern, const char *name, int flags);
