/* SPDX-License-Identifier: MIT */
/* See refuse.h. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include "grader/refuse.h"

#include <pcre2.h>
#include <stdlib.h>
#include <string.h>

#include "grader/defence.h"
#include "grader/symbols.h"

/* What R"..." holds may be anything, up to a mark of its own and over many lines. */
#define RAW "\\b(?:u8|[uUL])?R\""
#define STRINGS "\"(\\\\.|[^\"\\\\])*\"|'(\\\\.|[^'\\\\])*'"

/* Attributes that make no code run, and no name another's. */
#define HARMLESS "_{0,2}(unused|noreturn|fallthrough|noinline|always_inline|warn_unused_result|nonnull|pure|const|hot|cold|packed|" \
	"aligned|may_alias|cleanup|format)_{0,2}"

static const struct ban {
	const char *pattern, *what, *instead, *name;
} bans[] = {
	{ "\\b(asm|__asm|__asm__|__seg_[fg]s)\\b|\\b__builtin_ia32_", "assembly, or what one processor alone has,", "write it in C; <stdatomic.h> has the atomic operations", "assembly" },
	{ "\\b__attribute(__)?\\b(?!\\s*\\(\\((\\s*" HARMLESS "(\\s*\\([\\w\\s,]*\\))?\\s*[,)])+\\))|(?:\\[|<:)\\s*(?:\\[|<:)", "an attribute (constructor, section, alias, optimize, ...)",
	  "leave it out; (void)name silences an unused parameter", "attribute" },
	{ RAW, "a raw string, whose quotes end elsewhere than they seem to,", "write it as an ordinary string", "raw-string" },
	{ "^\\s*#\\s*pragma\\s+(GCC|weak|redefine_extname|clang)", "a #pragma that changes how it is compiled", "leave it out", "pragma" },
};

enum { BANS = sizeof bans / sizeof *bans };

struct scan {
	pcre2_code *ban[BANS], *strings;
	pcre2_match_data *match;
	const struct words *trusted, *own;
	struct words known;	/* lines of the headers that a ban would meet */
	char file[512];		/* where the current line comes from */
	unsigned long line;
	bool bracket;		/* the line before ended with one that opens */
	FILE *why;
};

static pcre2_code *
compiled(const char *pattern)
{
	int error;
	PCRE2_SIZE where;

	return pcre2_compile((PCRE2_SPTR)pattern, PCRE2_ZERO_TERMINATED, 0, &error, &where, NULL);
}

static void
scan_open(struct scan *s)
{
	for (size_t i = 0; i < BANS; i++)
		s->ban[i] = compiled(bans[i].pattern);
	s->strings = compiled(defended("raw-string") ? "(" RAW ")|" STRINGS : STRINGS);
	s->match = pcre2_match_data_create(16, NULL);
}

static void
scan_close(struct scan *s)
{
	for (size_t i = 0; i < BANS; i++)
		pcre2_code_free(s->ban[i]);
	pcre2_code_free(s->strings);
	pcre2_match_data_free(s->match);
	words_free(&s->known);
}

static bool
is_ours(const struct scan *s)
{
	return s->file[0] == '<' || words_contain(s->trusted, s->file) || strstr(s->file, "/lib/gcc/") ||
	       strstr(s->file, "/lib/clang/");
}

/* # LINE "FILE" FLAGS: what follows comes from there.  False for a file nobody may include. */
static bool
take_marker(struct scan *s, const char *text)
{
	if (sscanf(text, "# %lu \"%511[^\"]\"", &s->line, s->file) != 2)
		return true;
	if (strncmp(s->file, "./", 2) == 0)
		memmove(s->file, s->file + 2, strlen(s->file) - 1);
	if (is_ours(s) || words_contain(s->own, s->file) || s->file[strlen(s->file) - 1] == '/' || !defended("includes"))
		return true;
	fprintf(s->why, "%s is included, which is neither a header of this lab nor part of the submission\n", s->file);
	return false;
}

/* Blanks what stands in quotes: it is data.  A line ends where a raw string begins. */
static void
blank_strings(const struct scan *s, char *text)
{
	PCRE2_SIZE from = 0, *at = pcre2_get_ovector_pointer(s->match), *raw = at + 2;
	size_t length = strlen(text);

	while (pcre2_match(s->strings, (PCRE2_SPTR)text, length, from, 0, s->match, NULL) > 0) {
		if (defended("raw-string") && *raw != PCRE2_UNSET) {
			text[at[1]] = '\0';
			return;
		}
		memset(text + at[0], ' ', at[1] - at[0]);
		from = at[1];
	}
}

/* The ban that a line without its strings meets, or NULL. */
static const struct ban *
ban_of(const struct scan *s, const char *text)
{
	for (size_t i = 0; i < BANS; i++)
		if (defended(bans[i].name) &&
		    pcre2_match(s->ban[i], (PCRE2_SPTR)text, strlen(text), 0, 0, s->match, NULL) > 0)
			return &bans[i];
	return NULL;
}

/* [[ may stand on two lines, with empty ones between. */
static bool
goes_on(struct scan *s, const char *text)
{
	static const char space[] = " \t\v\f\r\n";
	const char *first = text + strspn(text, space), *end = text + strlen(text);
	bool joined = s->bracket && (*first == '[' || strncmp(first, "<:", 2) == 0);

	while (end > text && strchr(space, end[-1]))
		end--;
	if (end > first)
		s->bracket = end[-1] == '[' || (end - first >= 2 && strncmp(end - 2, "<:", 2) == 0);
	return joined;
}

static bool
line_is_fine(struct scan *s, char *text)
{
	blank_strings(s, text);
	const struct ban *ban = goes_on(s, text) && defended("attribute") ? &bans[1] : ban_of(s, text);

	if (!ban || words_contain(&s->known, text))
		return true;
	fprintf(s->why, "%s:%lu: %s is not allowed here: %s\n", s->file, s->line, ban->what, ban->instead);
	return false;
}

static void
learn(struct scan *s, char *text)
{
	blank_strings(s, text);
	if (ban_of(s, text))
		words_add(&s->known, "%s", text);
}

static bool
look_at(struct scan *s, char *text)
{
	if (text[0] == '#' && text[1] == ' ')
		return take_marker(s, text);
	bool good = line_is_fine(s, text);
	s->line++;
	return good;
}

bool
refuse_check(const char *preprocessed, const char *known, const struct words *trusted, const struct words *own, FILE *why)
{
	struct scan s = { .trusted = trusted, .own = own, .why = why };
	FILE *headers = fopen(known, "r"), *in = fopen(preprocessed, "r");
	char *text = NULL;
	size_t room = 0;
	bool good = in && headers;

	scan_open(&s);
	while (good && getline(&text, &room, headers) > 0)
		learn(&s, text);
	while (good && getline(&text, &room, in) > 0)
		good = look_at(&s, text);
	scan_close(&s);
	free(text);
	if (headers)
		fclose(headers);
	if (in)
		fclose(in);
	return good;
}
