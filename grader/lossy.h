/* SPDX-License-Identifier: MIT */
/* JSON is UTF-8; what a submission printed, or a compiler quoted from it, need not be.  Reports are read on terminals. */
#pragma once

#include <jansson.h>

/* The text as a JSON string; if it is not UTF-8, every byte beyond ASCII becomes `?`; control characters, but for tabs and ends of
   lines, become `?` in any case. */
json_t *json_lossy(const char *text);
