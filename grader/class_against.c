/* SPDX-License-Identifier: MIT */
/* See class.h.  Nothing is run: the code is compiled as a submission's is, and its digest kept. */
#include "grader/class.h"

#include <stdlib.h>

#include "grader/grading.h"
#include "grader/jobs.h"
#include "grader/report.h"
#include "grader/variants.h"
#include "tools/heddle/say.h"

struct references {
	const struct class *class;
	struct class terms;		/* .list: name and path; NULL path: the tree */
};

static void
add(struct references *r, char *name, char *path)
{
	struct class *t = &r->terms;

	t->list = must_realloc(t->list, (t->count + 1) * sizeof *t->list);
	t->list[t->count++] = (struct submission){ path, name };
}

static void
add_our_own(struct references *r)
{
	const struct lab *lab = r->class->lab;
	struct variants v;

	variants_list(lab, &v);
	for (size_t i = 0; i < v.count; i++) {
		enum variant_kind kind = v.list[i].kind;
		if (kind == VARIANT_SOLUTION)
			add(r, text_of("the solution"), NULL);
		else if (kind == VARIANT_STARTER || kind == VARIANT_RIGHT)
			add(r, text_of("our %s", v.list[i].name), text_of("%s/%s", lab->folder, v.list[i].name));
	}
	variants_free(&v);
}

static json_t *
work(void *ctx, size_t i)
{
	const struct references *r = ctx;
	struct request request = { .lab = r->class->lab, .submission = r->terms.list[i].path, .shown = r->terms.list[i].name,
				   .seed = 1, .sandbox = r->class->sandbox, .alone = true, .code_only = true };

	return grade(&request);
}

json_t *
class_references(const struct class *c, const char *folder)
{
	struct references r = { .class = c };
	char *folders[] = { (char *)folder, NULL };
	json_t *references = json_object();

	struct class past = { 0 };
	if (!class_list(&past, folders))
		return json_decref(references), NULL;
	add_our_own(&r);
	for (size_t i = 0; i < past.count; i++)
		add(&r, text_of("%s/%s", folder, past.list[i].name), text_of("%s", past.list[i].path));
	class_list_free(&past);
	json_t **answers = must_alloc(r.terms.count * sizeof *answers);
	jobs_run(r.terms.count, work, &r, answers, NULL);
	for (size_t i = 0; i < r.terms.count; i++) {
		const char *code = json_text(json_object_get(answers[i], "submission"), "code");
		if (*code && !json_object_get(references, code))
			json_object_set_new(references, code, json_array());
		if (*code)
			json_array_append_new(json_object_get(references, code), json_string(r.terms.list[i].name));
		json_decref(answers[i]);
	}
	free(answers);
	class_list_free(&r.terms);
	return references;
}
