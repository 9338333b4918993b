/* SPDX-License-Identifier: MIT */
/* See again.h. */
#include "grader/again.h"

#include <elf.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "grader/explored.h"
#include "grader/lossy.h"
#include "tools/heddle/paths.h"
#include "tools/heddle/say.h"
#include "user/bin/explore/token.h"

/* Of what is loaded of a program or kernel: where its source lay when it was built is not among that. */
static uint64_t
digest_loaded(uint64_t so_far, const char *bytes, size_t size)
{
	const Elf64_Ehdr *e = (const void *)bytes;
	const Elf64_Phdr *p = (const void *)(bytes + e->e_phoff);

	so_far = token_digest(so_far, &e->e_entry, sizeof e->e_entry);
	for (int i = 0; i < e->e_phnum && (const char *)&p[i + 1] <= bytes + size; i++)
		if (p[i].p_type == PT_LOAD && p[i].p_offset + p[i].p_filesz <= size)
			so_far = token_digest(token_digest(so_far, &p[i].p_vaddr, sizeof p->p_vaddr), bytes + p[i].p_offset, p[i].p_filesz);
	return so_far;
}

static uint64_t
digest_file_of(uint64_t so_far, const char *path)
{
	int file = open(path, O_RDONLY | O_CLOEXEC);
	struct stat status = { 0 };
	char *bytes = file >= 0 && fstat(file, &status) == 0 ? mmap(NULL, (size_t)status.st_size, PROT_READ, MAP_PRIVATE, file, 0) : MAP_FAILED;
	size_t size = (size_t)status.st_size;

	if (file >= 0)
		close(file);
	if (bytes == MAP_FAILED)
		return so_far;
	so_far = size > sizeof(Elf64_Ehdr) && memcmp(bytes, ELFMAG, SELFMAG) == 0 ? digest_loaded(so_far, bytes, size)
		: token_digest(so_far, bytes, size);
	munmap(bytes, size);
	return so_far;
}

static uint64_t
digest_word(uint64_t so_far, const char *word)
{
	return token_digest(so_far, word ? word : "", word ? strlen(word) : 0);
}

static uint64_t
digest_of(const struct trial *t)
{
	char *kernel = t->kernel ? text_of("%s", t->kernel) : path_in_build("kernel.elf");
	char *initrd = path_in_build(t->test->kind == TEST_EXPLORE ? "labs/initrd-explore.cpio" : "labs/initrd.cpio");
	uint64_t digest = digest_word(digest_word(0, t->lab->name), t->test->name);

	digest = digest_word(digest_word(digest, t->test->cmdline), t->test->strategy);
	digest = token_digest(digest, &t->test->steps, sizeof t->test->steps);
	digest = token_digest(digest, &t->test->processors, sizeof t->test->processors);
	digest = digest_file_of(digest_file_of(digest, kernel), initrd);
	digest = digest_file_of(digest, t->program);
	if (t->extra)
		digest = digest_file_of(digest, t->extra);
	free(kernel);
	free(initrd);
	return digest;
}

void
again_tell(const struct trial *t, json_t *answer)
{
	uint32_t seed = (uint32_t)json_integer_value(json_object_get(answer, "seed"));
	struct token_seeds s = { .seed = t->seed, .first = t->first, .last = seed ? seed : t->last };
	char token[TOKEN_SIZE];

	if (json_object_get(answer, "token"))
		return;
	if (json_is_true(json_object_get(answer, "alone")))
		s.first = s.last;
	token_write_seeds(token, digest_of(t), &s);
	json_object_set_new(answer, "token", json_string(token));
}

/* Why these seeds are not of this trial; NULL: they are. */
static char *
refuses(const struct trial *t, const char *token)
{
	struct token_seeds s;
	uint64_t digest = 0;
	enum token_error error = token_read_seeds(token, &digest, &s);

	if (error != TOKEN_OK)
		return text_of("%s %s", token, token_error_text(error));
	if (digest == digest_of(t))
		return NULL;
	return text_of("%s is the token of another test or submission, or of one that another compiler or version of Heddle has made; the same "
		       "seeds on this one: --seed %" PRIu64 " --seeds %" PRIu32 "..%" PRIu32, token, s.seed, s.first, s.last);
}

/* Under the schedule of a token that /bin/explore wrote, which judges whether it is of this program. */
static json_t *
run_schedule(const struct trial *t, const char *token)
{
	char *guest = text_of("/tests/%s", t->test->name);
	struct words options = { 0 };

	words_split(&options, "-t");
	words_add(&options, "%s", token);
	json_t *answer = explored_as(t, guest, &options);
	const char *misread = json_string_value(json_object_get(answer, "power"));
	if (misread)
		json_object_set_new(answer, "seen", json_lossy(misread + (strncmp(misread, "explore: ", 9) ? 0 : 9)));
	json_object_del(answer, "power");
	words_free(&options);
	free(guest);
	return answer;
}

json_t *
again_run(const struct trial *t, const char *token)
{
	bool explored = t->test->kind == TEST_EXPLORE;
	json_t *answer;

	if (explored && !t->own_kernel && !token_is_of_seeds(token))
		return run_schedule(t, token);
	char *why = refuses(t, token);
	answer = why ? json_pack("{s:s, s:s, s:s}", "test", t->test->name, "outcome", "fault", "seen", why) : explored ? explored_run(t) : trial_run(t);
	free(why);
	return answer;
}
