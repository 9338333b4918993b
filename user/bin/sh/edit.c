/* SPDX-License-Identifier: MIT */
/*
 * One line is edited at a time. After every key the whole line is drawn again: "\r", the prompt, as much of
 * the text as fits around the cursor, and the cursor put back. A UTF-8 character counts as one column.
 */
#include "user/bin/sh/edit.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "user/bin/sh/arena.h"
#include "user/bin/sh/complete.h"
#include "user/bin/sh/history.h"

#define LINE_SIZE 4096
#define CONTROL(letter) ((letter) - '@')

enum key {
    KEY_LEFT = 256, KEY_RIGHT, KEY_UP, KEY_DOWN, KEY_HOME, KEY_END, KEY_DELETE, KEY_OTHER,
};

struct line {
    const char *prompt;
    char text[LINE_SIZE];       /* not terminated while it is edited */
    size_t length, cursor;
    int history;                /* how far back the line shown is, 0: a new one */
};

static int
read_byte(void)
{
    unsigned char c;
    ssize_t n;

    do
        n = read(0, &c, 1);
    while (n < 0 && errno == EINTR);
    return n == 1 ? c : -1;
}

/* After ESC [: a letter, or a number and ~. */
static int
read_sequence(void)
{
    int c = read_byte();
    int number = 0;

    for (; c >= '0' && c <= '9'; c = read_byte())
        number = number * 10 + c - '0';
    switch (c) {
    case 'A': return KEY_UP;
    case 'B': return KEY_DOWN;
    case 'C': return KEY_RIGHT;
    case 'D': return KEY_LEFT;
    case 'H': return KEY_HOME;
    case 'F': return KEY_END;
    case '~': return number == 3 ? KEY_DELETE : number == 1 ? KEY_HOME : number == 4 ? KEY_END : KEY_OTHER;
    default: return KEY_OTHER;
    }
}

static int
read_key(void)
{
    int c = read_byte();

    if (c != '\033')
        return c;
    c = read_byte();
    return c == '[' || c == 'O' ? read_sequence() : KEY_OTHER;
}

static bool
continues_character(char c)
{
    return ((unsigned char)c & 0xc0) == 0x80;
}

static int
columns(const char *text, size_t length)
{
    int count = 0;

    for (size_t i = 0; i < length; i++)
        count += !continues_character(text[i]);
    return count;
}

static int
terminal_width(void)
{
    struct winsize size;

    if (ioctl(1, TIOCGWINSZ, &size) < 0 || size.ws_col < 20)
        return 80;
    return size.ws_col;
}

/* Draws the line. If it does not fit, the part around the cursor is shown. */
static void
draw(const struct line *line)
{
    int room = terminal_width() - columns(line->prompt, strlen(line->prompt)) - 1;
    size_t first = 0;
    size_t last = line->length;

    while (columns(line->text + first, line->cursor - first) > room)
        first++;
    while (columns(line->text + first, last - first) > room)
        last--;
    printf("\r%s%.*s\033[K", line->prompt, (int)(last - first), line->text + first);
    if (last > line->cursor)
        printf("\033[%dD", columns(line->text + line->cursor, last - line->cursor));
    fflush(stdout);
}

static void
insert(struct line *line, const char *bytes, size_t count)
{
    if (line->length + count >= LINE_SIZE - 1)
        return;
    memmove(line->text + line->cursor + count, line->text + line->cursor, line->length - line->cursor);
    memcpy(line->text + line->cursor, bytes, count);
    line->length += count;
    line->cursor += count;
}

/* Deletes [from, to); the cursor is put there. */
static void
delete(struct line *line, size_t from, size_t to)
{
    memmove(line->text + from, line->text + to, line->length - to);
    line->length -= to - from;
    line->cursor = from;
}

static size_t
left_of(const struct line *line, size_t position)
{
    if (position > 0)
        position--;
    while (position > 0 && continues_character(line->text[position]))
        position--;
    return position;
}

static size_t
right_of(const struct line *line, size_t position)
{
    if (position < line->length)
        position++;
    while (position < line->length && continues_character(line->text[position]))
        position++;
    return position;
}

static size_t
word_before(const struct line *line)
{
    size_t position = line->cursor;

    while (position > 0 && line->text[position - 1] == ' ')
        position--;
    while (position > 0 && line->text[position - 1] != ' ')
        position--;
    return position;
}

/* Shows the line that is `back` lines back in the history. */
static void
show_history(struct line *line, int back)
{
    const char *text = back > 0 ? history_get(back) : "";

    if (back < 0 || text == NULL)
        return;
    line->history = back;
    line->length = 0;
    line->cursor = 0;
    insert(line, text, strlen(text));
}

static size_t
common_length(const struct names *names)
{
    size_t length = strlen(names->name[0]);

    for (size_t i = 1; i < names->count; i++) {
        size_t same = 0;

        while (same < length && names->name[i][same] == names->name[0][same])
            same++;
        length = same;
    }
    return length;
}

/* Completes as far as all names agree; where they part at once, lists them. */
static void
complete_line(struct line *line)
{
    struct mark mark = arena_mark();
    struct names names = { NULL, 0, 0 };
    size_t typed = complete(line->text, line->cursor, &names);
    size_t length = names.count > 0 ? common_length(&names) : 0;

    if (length > typed) {
        insert(line, names.name[0] + typed, length - typed);
    } else if (names.count > 1) {
        printf("\r\n");
        for (size_t i = 0; i < names.count; i++)
            printf("%s ", names.name[i]);
        printf("\r\n");
    }
    arena_release(mark);
}

static void
move_or_delete(struct line *line, int key)
{
    switch (key) {
    case KEY_LEFT: case CONTROL('B'): line->cursor = left_of(line, line->cursor); break;
    case KEY_RIGHT: case CONTROL('F'): line->cursor = right_of(line, line->cursor); break;
    case KEY_HOME: case CONTROL('A'): line->cursor = 0; break;
    case KEY_END: case CONTROL('E'): line->cursor = line->length; break;
    case 127: case CONTROL('H'): delete(line, left_of(line, line->cursor), line->cursor); break;
    case KEY_DELETE: case CONTROL('D'): delete(line, line->cursor, right_of(line, line->cursor)); break;
    case CONTROL('U'): delete(line, 0, line->cursor); break;
    case CONTROL('K'): delete(line, line->cursor, line->length); break;
    case CONTROL('W'): delete(line, word_before(line), line->cursor); break;
    }
}

static void
handle_key(struct line *line, int key)
{
    char c = (char)key;

    switch (key) {
    case KEY_UP: case CONTROL('P'): show_history(line, line->history + 1); break;
    case KEY_DOWN: case CONTROL('N'): show_history(line, line->history - 1); break;
    case CONTROL('I'): complete_line(line); break;
    case CONTROL('L'): printf("\033[H\033[2J"); break;
    default:
        if (key >= ' ' && key < 256 && key != 127)
            insert(line, &c, 1);
        else
            move_or_delete(line, key);
    }
}

/* Edits until the line is finished. Returns the key that finished it: '\r', Ctrl-C, or -1 at the end of input. */
static int
edit(struct line *line)
{
    for (;;) {
        int key;

        draw(line);
        key = read_key();
        if (key == '\n')
            key = '\r';
        if (key == '\r' || key == CONTROL('C') || key < 0)
            return key;
        if (key == CONTROL('D') && line->length == 0)
            return -1;
        handle_key(line, key);
    }
}

static struct termios
enter_raw_mode(void)
{
    struct termios before, raw;

    tcgetattr(0, &before);
    raw = before;
    raw.c_iflag &= ~(tcflag_t)(ICRNL | IXON);
    raw.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ISIG);
    raw.c_cc[VMIN] = 1;
    raw.c_cc[VTIME] = 0;
    tcsetattr(0, TCSADRAIN, &raw);
    return before;
}

char *
edit_line(const char *prompt, bool *interrupted)
{
    static struct line line;
    struct termios before = enter_raw_mode();
    int key;

    line = (struct line){ .prompt = prompt };
    key = edit(&line);
    printf("%s\r\n", key == CONTROL('C') ? "^C" : "");
    fflush(stdout);
    tcsetattr(0, TCSADRAIN, &before);
    *interrupted = key == CONTROL('C');
    if (key != '\r')
        return NULL;
    line.text[line.length] = '\0';
    history_add(line.text);
    line.text[line.length] = '\n';
    line.text[line.length + 1] = '\0';
    return strdup(line.text);
}
