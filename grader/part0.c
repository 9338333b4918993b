/* SPDX-License-Identifier: MIT */
/* See part0.h. */
#include "grader/part0.h"

#include <stdlib.h>
#include <string.h>

#include "grader/explored.h"
#include "grader/report.h"
#include "tools/heddle/paths.h"
#include "tools/heddle/say.h"

enum { TOKEN_MOST = 200, ENOUGH = 2000 };

/* `heddle explore BUILD/labs/LAB/part0/broken` calls it so, and the token knows its name. */
#define GUEST "/bin/broken"

/* The token in the file, which may be the whole line `heddle replay TOKEN`; "" if there is none. */
static char *
read_token(const struct workspace *w)
{
	char *path = workspace_path(w, "src/" PART0_FILE), text[TOKEN_MOST] = "";
	FILE *in = fopen(path, "r");

	free(path);
	if (in) {
		text[fread(text, 1, sizeof text - 1, in)] = '\0';
		fclose(in);
	}
	char *start = strstr(text, "HD");
	return text_of("%.*s", start ? (int)strcspn(start, " \t\r\n") : 0, start ? start : "");
}

/* One boot of the broken object with these options of /bin/explore. */
static json_t *
run_broken(const struct lab *lab, const struct words *options)
{
	char *name = text_of("labs/%s/part0/broken", lab->name), *program = path_in_build(name);
	struct lab_test test = { .name = "broken", .kind = TEST_EXPLORE };
	struct trial trial = { .lab = lab, .test = &test, .program = program };
	json_t *answer = explored_as(&trial, GUEST, options);

	free(name);
	free(program);
	return answer;
}

static json_t *
run_token(const struct lab *lab, const char *token)
{
	struct words options = { 0 };

	words_split(&options, "-t");
	words_add(&options, "%s", token);
	json_t *answer = run_broken(lab, &options);
	words_free(&options);
	return answer;
}

/* Why this run is not what was asked for; NULL: it is. */
static char *
complaint(const struct lab *lab, const json_t *run)
{
	const char *what = json_text(run, "what"), *misread = json_text(run, "power");

	if (strcmp(what, lab->part0->shows) == 0)
		return NULL;
	if (*what)
		return text_of("under this schedule it comes to another end: %s", what);
	return *misread ? text_of("%s", misread + (strncmp(misread, "explore: ", 9) ? 0 : 9)) : text_of("%s", json_text(run, "seen"));
}

json_t *
part0_grade(const struct lab *lab, const struct workspace *w)
{
	const struct lab_part0 *p = lab->part0;
	char *token = read_token(w), *why;
	json_t *run = *token ? run_token(lab, token) : NULL;

	why = run ? complaint(lab, run) : text_of("no token: write it into " PART0_FILE ", beside the lab's files");
	bool fault = run && !*json_text(run, "what") && !*json_text(run, "power");
	json_t *j = json_pack("{s:s, s:s, s:i, s:i, s:s, s:s}", "test", PART0, "outcome", !why ? "pass" : fault ? "fault" : "fail",
			      "points", why ? 0 : (int)p->points, "of", (int)p->points, "claim", p->claim, "section", p->section);
	if (why) {
		char *expected = text_of("the token of a schedule under which build/labs/%s/part0/broken ends with: %s",
					 lab->name, p->shows);
		json_object_set_new(j, "expected", json_string(expected));
		json_object_set_new(j, "seen", json_string(why));
		free(expected);
	}
	json_decref(run);
	free(token);
	free(why);
	return j;
}

/* The token that the explorer finds, races not counted; "", with the reason on `why`, if none. */
static char *
find_token(const struct lab *lab, FILE *why)
{
	struct words options = { 0 };

	words_split(&options, "-R -n");
	words_add(&options, "%d", ENOUGH);
	json_t *run = run_broken(lab, &options);
	char *token = text_of("%s", json_text(run, "token"));

	if (!*token)
		fprintf(why, "part 0: %s; ", strcmp(json_text(run, "outcome"), "fault") ? "the explorer finds no schedule that breaks it"
			: json_text(run, "seen"));
	words_free(&options);
	json_decref(run);
	return token;
}

void
part0_check(const struct lab *lab, FILE *why)
{
	char *token = find_token(lab, why), *said = NULL;
	json_t *run = *token ? run_token(lab, token) : NULL;

	if (run && (said = complaint(lab, run)))
		fprintf(why, "part 0: %s; ", said);
	free(said);
	json_decref(run);
	if (*token) {
		token[strlen(token) - 1] ^= 1;
		run = run_token(lab, token);
		if (!(said = complaint(lab, run)))
			fprintf(why, "part 0: a token with a wrong letter is accepted; ");
		free(said);
		json_decref(run);
	}
	free(token);
}
