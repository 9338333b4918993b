/* SPDX-License-Identifier: MIT */
/*
 * C3  Reading a big file of one line in pieces, by a generator.
 *
 * Python: `for line in f` reads line by line, but this file has no newline: its records end with another separator, and
 * f.read() would take it whole into memory.  myreadlines(f, newline) reads 4096 bytes at a time into buf, yields
 * what stands before each separator, and reads on only when whoever asks has taken all of them.  What is left at the
 * end of the file is the last piece.  A separator may lie across two reads: the search is over buf, not over the read.
 *
 * Look at: the pieces come between the reads; the most that buf ever held against the size of the file.
 *
 * Why: the generator is the place where reading and asking meet: it reads only when its buffer holds no complete
 * piece, and the loop never sees that reads exist.  So memory is bounded by the longest piece plus one read,
 * however large the file is.  Searching each read by itself would miss a separator that lies across two.
 *
 * Try: lesson c3 SEPARATOR PIECES CHUNK SEED
 */
#include "lesson.h"

#include <fcntl.h>
#include <unistd.h>

#include <conc/generator.h>

#define FILE_NAME "/tmp/one-line"
#define ROOM 65536

struct reader {
    int fd;
    const char *newline;
    size_t chunk;
    size_t most;                /* the most that buf held */
    long reads;
};

/* The next piece, NUL-terminated, lies in buf until the generator goes on. */
static int
myreadlines(void *arg, void **result)
{
    struct reader *f = arg;
    static char buf[ROOM + 1];
    size_t have = 0, separator = strlen(f->newline);
    (void)result;
    for (;;) {
        char *start = buf, *end;
        buf[have] = '\0';
        while ((end = strstr(start, f->newline)) != NULL) {
            *end = '\0';
            int r = generator_yield(start, NULL);
            if (r < 0) {
                return r;
            }
            start = end + separator;
        }
        have -= (size_t)(start - buf);
        memmove(buf, start, have);
        buf[have] = '\0';
        if (have + f->chunk > ROOM) {
            return exception_raise(-EOVERFLOW, "a piece is longer than %d bytes", ROOM);
        }
        ssize_t got = read(f->fd, buf + have, f->chunk);
        if (got < 0) {
            return -errno;
        }
        f->reads++;
        if (got == 0) {
            return generator_yield(buf, NULL);
        }
        have += (size_t)got;
        f->most = have > f->most ? have : f->most;
    }
}

static uint32_t
drawn(uint32_t *state)
{
    *state = *state * 1664525 + 1013904223;
    return *state >> 16;
}

/* Piece n: n and some letters. */
static size_t
piece(char *text, size_t room, long n, uint32_t *state)
{
    size_t length = (size_t)snprintf(text, room, "%ld", n), more = drawn(state) % 4000;
    while (more-- > 0 && length + 1 < room) {
        text[length++] = (char)('a' + drawn(state) % 26);
    }
    text[length] = '\0';
    return length;
}

static size_t
write_file(const char *separator, long pieces, uint32_t seed)
{
    char text[4096];
    size_t size = 0;
    FILE *f = fopen(FILE_NAME, "w");
    for (long n = 0; f && n < pieces; n++) {
        size += piece(text, sizeof text, n, &seed) + (n ? strlen(separator) : 0);
        fprintf(f, "%s%s", n ? separator : "", text);
    }
    if (!f || fclose(f) != 0) {
        perror(FILE_NAME);
        exit(1);
    }
    return size;
}

int
main(int argc, char **argv)
{
    const char *separator = arg_text(argc, argv, 1, "{|}");
    long pieces = arg_number(argc, argv, 2, 500);
    struct reader reader = { .newline = separator, .chunk = (size_t)arg_number(argc, argv, 3, 4096) };
    uint32_t seed = (uint32_t)arg_number(argc, argv, 4, 1);
    if (!*separator) {
        fprintf(stderr, "c3: an empty separator separates nothing\n");     /* Python: ValueError */
        return 2;
    }
    lesson_begin();
    size_t size = write_file(separator, pieces, seed);
    reader.fd = open(FILE_NAME, O_RDONLY);

    struct generator *g = generator_new(myreadlines, &reader);
    char expected[4096];
    void *value;
    long n = 0, right = 0;
    for (; generator_next(g, &value) == 0; n++) {
        piece(expected, sizeof expected, n, &seed);
        right += strcmp(value, expected) == 0;
        if (n % 50 == 0 || n == pieces - 1) {
            printf("@piece n=%ld length=%zu reads=%ld\n", n, strlen(value), reader.reads);
        }
    }
    printf("@all pieces=%ld right=%ld bytes=%zu most=%zu\n", n, right, size, reader.most);
    generator_free(g);
    close(reader.fd);
    unlink(FILE_NAME);
}
