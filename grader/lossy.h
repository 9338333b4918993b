/* SPDX-License-Identifier: MIT */
/* JSON is UTF-8; what a submission printed, or a compiler quoted from it, need not be. */
#pragma once

#include <jansson.h>

/* The text as a JSON string; if it is not UTF-8, every byte beyond ASCII becomes `?` (in `text` too). */
json_t *json_lossy(const char *text);
