/* SPDX-License-Identifier: MIT */
/* Text for XML and HTML: escaped, and without what XML cannot hold. */
#pragma once

#include <stdio.h>

void markup_text(FILE *out, const char *text);
/* ` NAME="VALUE"` */
void markup_attribute(FILE *out, const char *name, const char *value);
/* From <!DOCTYPE html> to the opened <body>: the title, and the style that all our pages have. */
void markup_page(FILE *out, const char *title);
