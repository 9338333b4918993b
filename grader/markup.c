/* SPDX-License-Identifier: MIT */
/* See markup.h. */
#include "grader/markup.h"

#include <string.h>

void
markup_text(FILE *out, const char *text)
{
	for (; *text; text++) {
		if (strncmp(text, "\xef\xbf\xbe", 3) == 0 || strncmp(text, "\xef\xbf\xbf", 3) == 0)
			text += 2; /* U+FFFE and U+FFFF are no characters */
		else if (strchr("<>&\"'", *text))
			fprintf(out, "&#%d;", *text);
		else if ((unsigned char)*text >= ' ' || *text == '\n')
			fputc(*text, out);
	}
}

void
markup_attribute(FILE *out, const char *name, const char *value)
{
	fprintf(out, " %s=\"", name);
	markup_text(out, value);
	fputc('"', out);
}

void
markup_page(FILE *out, const char *title)
{
	fputs("<!DOCTYPE html>\n<html lang=\"en\" xmlns=\"http://www.w3.org/1999/xhtml\">\n<head>\n<meta charset=\"utf-8\"/>\n<title>", out);
	markup_text(out, title);
	fputs("</title>\n<style>\n"
	      "body { font: 15px/1.4 sans-serif; margin: 2em; color: #222; background: #fff }\n"
	      "table { border-collapse: collapse } th, td { border: 1px solid #bbb; padding: .2em .6em; text-align: left; vertical-align: top }\n"
	      "th { background: #eee } th button { font: inherit; font-weight: bold; border: 0; background: none; cursor: pointer; padding: 0 }\n"
	      "td.n { text-align: right } tr.lost td.v, tr.refused td.v, .fail { background: #fdd } tr.fault td.v, .fault { background: #fe9 }\n"
	      "pre { white-space: pre-wrap; margin: .4em 0 } summary { cursor: pointer }\n"
	      "</style>\n</head>\n<body>\n<h1>", out);
	markup_text(out, title);
	fputs("</h1>\n", out);
}
