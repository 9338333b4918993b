/* SPDX-License-Identifier: MIT */
/* See score.h. */
#include "grader/score.h"

#include <stdbool.h>
#include <string.h>

#include "grader/defence.h"
#include "grader/lossy.h"

json_t *
scored(const struct lab_test *test, json_t *answer)
{
	json_t *j = answer ? answer : json_pack("{s:s, s:s, s:s}", "test", test->name, "outcome", "fault", "seen",
						"the grader's own process for this test died");
	bool passed = strcmp(json_string_value(json_object_get(j, "outcome")), "pass") == 0;

	json_object_set_new(j, "points", json_integer(passed ? test->points : 0));
	json_object_set_new(j, "of", json_integer(test->points));
	json_object_set_new(j, "claim", json_string(test->claim));
	json_object_set_new(j, "section", json_string(test->section));
	return j;
}

void
withhold(const struct lab_test *const *chosen, size_t count, json_t *results)
{
	const char *broken = NULL;

	for (size_t i = 0; i < count && !broken; i++)
		if (chosen[i]->kind == TEST_EXPLORE &&
		    strcmp(json_string_value(json_object_get(json_array_get(results, i), "outcome")), "pass") != 0)
			broken = chosen[i]->name;
	for (size_t i = 0; i < count && broken && defended("withhold"); i++) {
		json_t *t = json_array_get(results, i);

		if (chosen[i]->kind != TEST_OUTPUT || json_integer_value(json_object_get(t, "points")) == 0)
			continue;
		json_object_set_new(t, "points", json_integer(0));
		json_object_set_new(t, "needs", json_string(broken));
	}
}

void
sum_up(json_t *report, json_t *tests)
{
	json_int_t score = 0, of = 0;
	bool fault = false;
	size_t i;
	json_t *t;

	json_array_foreach(tests, i, t) {
		score += json_integer_value(json_object_get(t, "points"));
		of += json_integer_value(json_object_get(t, "of"));
		fault |= strcmp(json_string_value(json_object_get(t, "outcome")), "fault") == 0;
	}
	json_object_set_new(report, "verdict", json_string(fault ? "fault" : score == of ? "full" : "lost"));
	json_object_set_new(report, "score", json_integer(score));
	json_object_set_new(report, "of", json_integer(of));
	json_object_set_new(report, "tests", tests);
}

void
no_score(json_t *report, json_int_t of, enum outcome outcome, char *text)
{
	json_object_set_new(report, "verdict", json_string(outcome == OUTCOME_FAULT ? "fault" : "refused"));
	json_object_set_new(report, "score", json_integer(0));
	json_object_set_new(report, "of", json_integer(of));
	json_object_set_new(report, "tests", json_array());
	json_object_set_new(report, "text", json_lossy(text));
}
