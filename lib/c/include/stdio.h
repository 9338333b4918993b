/* SPDX-License-Identifier: MIT */
/*
 * Buffered files. A stream buffers by lines when it is a terminal, wholly otherwise;
 * stderr not at all. What is buffered when a process forks is in both: flush before.
 * Streams are thread-safe (each has a recursive lock); errors return EOF or NULL and
 * set errno. exit() flushes everything; _exit() and signals do not.
 */
#pragma once

#include <abi/types.h>
#include <stdarg.h>

typedef struct heddle_file FILE;

extern FILE *const stdin, *const stdout, *const stderr;
#define stdin  stdin
#define stdout stdout
#define stderr stderr

#define EOF             (-1)
#define BUFSIZ          4096
#define FILENAME_MAX    4096
#define L_tmpnam        20
#define _IOFBF          0
#define _IOLBF          1
#define _IONBF          2
#ifndef SEEK_SET
#define SEEK_SET        0
#define SEEK_CUR        1
#define SEEK_END        2
#endif

#define __printf(f, a) __attribute__((format(printf, f, a)))
#define __scanf(f, a) __attribute__((format(scanf, f, a)))

/*
 * Formatted output: bytes written (snprintf: that would have been written), or -1.
 * All of C11's conversions but %n and wide characters; %b is binary. Width counts
 * bytes; UTF-8 passes through. long double is printed with a double's precision.
 */
int printf(const char *format, ...) __printf(1, 2);
int fprintf(FILE *file, const char *format, ...) __printf(2, 3);
int dprintf(int fd, const char *format, ...) __printf(2, 3);
int sprintf(char *buffer, const char *format, ...) __printf(2, 3);
int snprintf(char *buffer, size_t size, const char *format, ...) __printf(3, 4);
/* *text is from malloc; the caller frees it. */
int asprintf(char **text, const char *format, ...) __printf(2, 3);
int vprintf(const char *format, va_list arguments) __printf(1, 0);
int vfprintf(FILE *file, const char *format, va_list arguments) __printf(2, 0);
int vdprintf(int fd, const char *format, va_list arguments) __printf(2, 0);
int vsprintf(char *buffer, const char *format, va_list arguments) __printf(2, 0);
int vsnprintf(char *buffer, size_t size, const char *format, va_list arguments) __printf(3, 0);
int vasprintf(char **text, const char *format, va_list arguments) __printf(2, 0);

/* Formatted input: conversions assigned, or EOF before the first.
 * d i u x o p c s [set] n f e g, widths, *, hh h l ll z j t. */
int scanf(const char *format, ...) __scanf(1, 2);
int fscanf(FILE *file, const char *format, ...) __scanf(2, 3);
int sscanf(const char *text, const char *format, ...) __scanf(2, 3);
int vfscanf(FILE *file, const char *format, va_list arguments) __scanf(2, 0);
int vsscanf(const char *text, const char *format, va_list arguments) __scanf(2, 0);

/* Modes r w a, + for both ways, e for close-on-exec, x for "must not exist". */
FILE *fopen(const char *path, const char *mode);
/* A stream over an open descriptor, which fclose will close. */
FILE *fdopen(int fd, const char *mode);
/* Flushes and closes, then opens another file as the same stream. */
FILE *freopen(const char *path, const char *mode, FILE *file);
/* Flushes, closes, frees; EOF if the flush or the close failed. */
int fclose(FILE *file);
/* Writes what is buffered; fflush(NULL) does it for every stream. */
int fflush(FILE *file);
int fileno(FILE *file);

/* Starts `sh -c command` with a pipe from its output ("r") or to its input ("w"; e behind it is allowed). NULL and errno. */
FILE *popen(const char *command, const char *mode);
/* Closes a stream of popen's, waits for the command: its wait status, or -1 (ECHILD: somebody else waited). */
int pclose(FILE *file);

/* Whole elements read or written; fewer at the end of the file or after an error. */
size_t fread(void *buffer, size_t size, size_t count, FILE *file);
size_t fwrite(const void *buffer, size_t size, size_t count, FILE *file);
int fgetc(FILE *file);
int getc(FILE *file);
int getchar(void);
/* One byte back, to be read next. */
int ungetc(int c, FILE *file);
/* At most size-1 bytes, through the newline, NUL-terminated; NULL at the end. */
char *fgets(char *buffer, int size, FILE *file);
/* Reads through the delimiter into *line, which grows by realloc (start with NULL, 0;
 * the caller frees it). Returns the length, -1 at the end. */
ssize_t getline(char **line, size_t *size, FILE *file);
ssize_t getdelim(char **line, size_t *size, int delimiter, FILE *file);
int fputc(int c, FILE *file);
int putc(int c, FILE *file);
int putchar(int c);
int fputs(const char *s, FILE *file);
/* The string and a newline. */
int puts(const char *s);
/* "what: sentence for errno" on stderr. */
void perror(const char *what);

int fseek(FILE *file, long offset, int whence);
int fseeko(FILE *file, off_t offset, int whence);
long ftell(FILE *file);
off_t ftello(FILE *file);
void rewind(FILE *file);
int feof(FILE *file);
int ferror(FILE *file);
void clearerr(FILE *file);

/* Before the first read or write. buffer NULL: the stream's own, of BUFSIZ bytes. */
int setvbuf(FILE *file, char *buffer, int mode, size_t size);
void setbuf(FILE *file, char *buffer);
void setlinebuf(FILE *file);

/* Hold the stream over several calls; getc_unlocked needs that, or a single thread. */
void flockfile(FILE *file);
void funlockfile(FILE *file);
int getc_unlocked(FILE *file);
int getchar_unlocked(void);
int putc_unlocked(int c, FILE *file);
int putchar_unlocked(int c);

int remove(const char *path);
int rename(const char *from, const char *to);
int renameat(int from_dir, const char *from, int to_dir, const char *to);
/* Flags: RENAME_NOREPLACE (EEXIST). */
int renameat2(int from_dir, const char *from, int to_dir, const char *to, unsigned int flags);
