/* SPDX-License-Identifier: MIT */
/* See runs.h. */
#include "tools/heddle/runs.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tools/heddle/paths.h"
#include "tools/heddle/say.h"
#include "user/bin/explore/token.h"

#define CAPSULE "heddle capsule 2\n"
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

/* What a run is made of; an input that is not there is empty. */
struct kept {
	struct content program, words, input;
};

static void
free_kept(struct kept *k)
{
	free(k->program.bytes);
	free(k->words.bytes);
	free(k->input.bytes);
}

static uint64_t
digest_of(const struct kept *k)
{
	const struct content *program = &k->program, *words = &k->words, *input = &k->input;
	uint64_t digest = token_digest(0, program->bytes, program->size);

	for (size_t at = 0; at < words->size; at += strlen(words->bytes + at) + 1)
		digest = token_digest(digest, words->bytes + at, strlen(words->bytes + at));
	return input->size ? token_digest(digest, input->bytes, input->size) : digest;
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
keep(const struct kept *k)
{
	char name[TOKEN_SIZE], *runs = path_in_build("runs"), *folder;
	bool ok;

	token_name(name, digest_of(k));
	folder = text_of("%s/%s", runs, name);
	mkdir(runs, 0777);
	mkdir(folder, 0777);
	ok = put(folder, "program", &k->program) && put(folder, "words", &k->words) && put(folder, "input", &k->input);
	free(folder);
	free(runs);
	return ok;
}

void
runs_input(void)
{
	struct stat status;
	int null;

	if (fstat(STDIN_FILENO, &status) == 0 && S_ISREG(status.st_mode))
		return;
	null = open("/dev/null", O_RDONLY);
	dup2(null, STDIN_FILENO);
	close(null);
}

/* Of standard input, and leaves it as it was. */
static struct content
input(void)
{
	struct content c = { must_alloc(FILE_MOST), 0 };
	off_t at = lseek(STDIN_FILENO, 0, SEEK_CUR);
	ssize_t n;

	while (at >= 0 && c.size < FILE_MOST && (n = pread(STDIN_FILENO, c.bytes + c.size, FILE_MOST - c.size, at + (off_t)c.size)) > 0)
		c.size += (size_t)n;
	return c;
}

/* `heddle cc` has left them beside the program; nobody writes into that file any more. */
static void
keep_symbols(const char *program, uint64_t digest)
{
	char name[TOKEN_SIZE], *from = text_of("%s.elf", program), *runs = path_in_build("runs"), *to;

	token_name(name, digest);
	to = text_of("%s/%s/symbols", runs, name);
	unlink(to);
	if (link(from, to) < 0 && errno != ENOENT)
		say("cannot keep the symbols of %s: %s", program, strerror(errno));
	free(to);
	free(runs);
	free(from);
}

static char *
folder_of(const char *token)
{
	char *name = text_of("runs/%.17s", token), *folder = path_in_build(name);

	free(name);
	return folder;
}

char *
runs_keep(const char *program, const struct words *words)
{
	struct kept k = { .words = joined(words), .input = input() };
	char token[TOKEN_SIZE], *folder, *place = NULL;

	if (!load(program, &k.program) || !keep(&k)) {
		say("cannot keep %s for later replays: %s", program, strerror(errno));
	} else {
		keep_symbols(program, digest_of(&k));
		token_name(token, digest_of(&k));
		folder = folder_of(token);
		place = text_of("%s/program", folder);
		free(folder);
	}
	free_kept(&k);
	return place;
}

void
runs_keep_words(const char *token, const struct words *words)
{
	struct content c = joined(words);
	char *runs = path_in_build("runs"), *folder = folder_of(token);

	mkdir(runs, 0777);
	mkdir(folder, 0777);
	put(folder, "words", &c);
	free(c.bytes);
	free(runs);
	free(folder);
}

static bool
load_from(const char *folder, const char *name, struct content *c)
{
	char *path = text_of("%s/%s", folder, name);
	bool there = load(path, c);

	free(path);
	return there;
}

char *
runs_find(const char *token, struct words *words)
{
	char *folder = folder_of(token), *path = text_of("%s/input", folder);
	struct content w;
	bool there = load_from(folder, "words", &w);
	int file = open(path, O_RDONLY);

	for (size_t at = 0; there && at < w.size; at += strlen(w.bytes + at) + 1)
		words_add(words, "%s", w.bytes + at);
	if (file >= 0) {
		dup2(file, STDIN_FILENO);
		close(file);
	}
	free(path);
	free(w.bytes);
	if (there)
		return folder;
	free(folder);
	return NULL;
}

char *
runs_symbols(const char *token)
{
	char *folder = folder_of(token), *path = text_of("%s/symbols", folder);

	if (access(path, R_OK) < 0) { /* it came in a capsule: names of functions and variables are better than none */
		free(path);
		path = text_of("%s/program", folder);
	}
	free(folder);
	if (access(path, R_OK) == 0)
		return path;
	free(path);
	return NULL;
}

static bool
write_content(FILE *f, const struct content *c)
{
	return fwrite(c->bytes, 1, c->size, f) == c->size;
}

int
capsule_write(const char *file, const char *token)
{
	char *folder = folder_of(token);
	struct kept k;
	FILE *f = NULL;
	int status = 2;

	if (!load_from(folder, "program", &k.program) | !load_from(folder, "words", &k.words) | !load_from(folder, "input", &k.input))
		say("the run of this token is not kept here");
	else if (!(f = fopen(file, "wb")) ||
		 fprintf(f, CAPSULE "%s\n%zu %zu %zu\n", token, k.words.size, k.program.size, k.input.size) < 0 ||
		 !write_content(f, &k.words) || !write_content(f, &k.program) || !write_content(f, &k.input) || fflush(f) != 0)
		say("cannot write %s: %s", file, strerror(errno));
	else
		status = 0;
	if (f)
		fclose(f);
	free_kept(&k);
	free(folder);
	return status;
}

char *
capsule_open(const char *file)
{
	char token[TOKEN_SIZE], name[TOKEN_SIZE];
	struct content all, *p;
	struct kept k;
	char *found = NULL;
	int header = 0;

	if (!load(file, &all)) {
		say("cannot read %s: %s", file, strerror(errno));
	} else if (all.bytes[all.size < FILE_MOST ? all.size : FILE_MOST - 1] = '\0', p = &k.program,
		   sscanf(all.bytes, CAPSULE "%120s\n%zu %zu %zu%*1[\n]%n", token, &k.words.size, &p->size, &k.input.size, &header) != 4 ||
		   header == 0 || k.words.size > all.size || p->size > all.size || k.input.size > all.size ||
		   header + k.words.size + p->size + k.input.size != all.size) {
		say("%s is neither a token nor a whole capsule", file);
	} else {
		k.words.bytes = all.bytes + header;
		p->bytes = k.words.bytes + k.words.size;
		k.input.bytes = p->bytes + p->size;
		token_name(name, digest_of(&k));
		if (strncmp(name, token, strlen(name)) != 0)
			say("%s is damaged: its program is not the token's", file);
		else if (keep(&k))
			found = text_of("%s", token);
	}
	free(all.bytes);
	return found;
}
