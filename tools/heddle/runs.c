/* SPDX-License-Identifier: MIT */
/* See runs.h. */
#include "tools/heddle/runs.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tools/heddle/paths.h"
#include "tools/heddle/say.h"
#include "user/bin/explore/token.h"

#define CAPSULE "heddle capsule 1\n"
#define FILE_MOST (64 << 20)

struct content {
	char *bytes;
	size_t size;
};

static bool
load(const char *path, struct content *c)
{
	FILE *f = fopen(path, "rb");

	*c = (struct content){ must_alloc(FILE_MOST), 0 };
	if (f) {
		c->size = fread(c->bytes, 1, FILE_MOST, f);
		fclose(f);
	}
	return f != NULL;
}

static bool
save(const char *path, const char *bytes, size_t size)
{
	FILE *f = fopen(path, "wb");
	bool ok = f && fwrite(bytes, 1, size, f) == size;

	return f && fclose(f) == 0 && ok;
}

/* Each word with its end. */
static struct content
joined(const struct words *words)
{
	struct content c = { must_alloc(1), 0 };

	for (size_t i = 0; i < words->count; i++) {
		size_t n = strlen(words->list[i]) + 1;

		c.bytes = must_realloc(c.bytes, c.size + n);
		memcpy(c.bytes + c.size, words->list[i], n);
		c.size += n;
	}
	return c;
}

static uint64_t
digest_of(const struct content *program, const struct content *words)
{
	uint64_t digest = token_digest(0, program->bytes, program->size);

	for (size_t at = 0; at < words->size; at += strlen(words->bytes + at) + 1)
		digest = token_digest(digest, words->bytes + at, strlen(words->bytes + at));
	return digest;
}

/* The folder's file of that name, under a name of our own first: others may read it now. */
static bool
put(const char *folder, const char *name, const struct content *c)
{
	char *path = text_of("%s/%s", folder, name), *new = text_of("%s.%d", path, (int)getpid());
	bool ok = save(new, c->bytes, c->size) && chmod(new, 0755) == 0 && rename(new, path) == 0;

	free(path);
	free(new);
	return ok;
}

static bool
keep(const struct content *program, const struct content *words)
{
	char name[TOKEN_SIZE], *runs = path_in_build("runs"), *folder;
	bool ok;

	token_name(name, digest_of(program, words));
	folder = text_of("%s/%s", runs, name);
	mkdir(runs, 0777);
	mkdir(folder, 0777);
	ok = put(folder, "program", program) && put(folder, "words", words);
	free(folder);
	free(runs);
	return ok;
}

void
runs_keep(const char *program, const struct words *words)
{
	struct content p, w = joined(words);

	if (!load(program, &p) || !keep(&p, &w))
		say("cannot keep %s for later replays: %s", program, strerror(errno));
	free(p.bytes);
	free(w.bytes);
}

static char *
folder_of(const char *token)
{
	char *name = text_of("runs/%.17s", token), *folder = path_in_build(name);

	free(name);
	return folder;
}

char *
runs_find(const char *token, struct words *words)
{
	char *folder = folder_of(token), *path = text_of("%s/words", folder);
	struct content w;
	bool there = load(path, &w);

	for (size_t at = 0; there && at < w.size; at += strlen(w.bytes + at) + 1)
		words_add(words, "%s", w.bytes + at);
	free(path);
	free(w.bytes);
	if (there)
		return folder;
	free(folder);
	return NULL;
}

int
capsule_write(const char *file, const char *token)
{
	char *folder = folder_of(token), *program = text_of("%s/program", folder), *words = text_of("%s/words", folder);
	struct content p, w;
	FILE *f = NULL;
	int status = 2;

	if (!load(program, &p) | !load(words, &w))
		say("the run of this token is not kept here");
	else if (!(f = fopen(file, "wb")) || fprintf(f, CAPSULE "%s\n%zu %zu\n", token, w.size, p.size) < 0 ||
		 fwrite(w.bytes, 1, w.size, f) != w.size || fwrite(p.bytes, 1, p.size, f) != p.size || fflush(f) != 0)
		say("cannot write %s: %s", file, strerror(errno));
	else
		status = 0;
	if (f)
		fclose(f);
	free(p.bytes);
	free(w.bytes);
	free(program);
	free(words);
	free(folder);
	return status;
}

char *
capsule_open(const char *file)
{
	char token[TOKEN_SIZE], name[TOKEN_SIZE];
	struct content all, p, w;
	char *found = NULL;
	int header = 0;

	if (!load(file, &all)) {
		say("cannot read %s: %s", file, strerror(errno));
	} else if (all.bytes[all.size < FILE_MOST ? all.size : FILE_MOST - 1] = '\0',
		   sscanf(all.bytes, CAPSULE "%120s\n%zu %zu%*1[\n]%n", token, &w.size, &p.size, &header) != 3 || header == 0 ||
		   w.size > all.size || p.size > all.size || header + w.size + p.size != all.size) {
		say("%s is neither a token nor a whole capsule", file);
	} else {
		w.bytes = all.bytes + header;
		p.bytes = w.bytes + w.size;
		token_name(name, digest_of(&p, &w));
		if (strncmp(name, token, strlen(name)) != 0)
			say("%s is damaged: its program is not the token's", file);
		else if (keep(&p, &w))
			found = text_of("%s", token);
	}
	free(all.bytes);
	return found;
}
